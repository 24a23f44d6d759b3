"""Both plates are left, one after the other."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(y):
    with pyro.plate("rows", 4, dim=-2), pyro.plate("columns", 3, dim=-1):
        with block_plate("rows"), block_plate("columns"):
            mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Delta(pyro.param("m", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3))

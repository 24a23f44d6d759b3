"""A column of targets where the plate stands at dim -2 of another number of rows."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 5, dim=-2):
        pyro.sample("y", dist.Normal(loc.expand(5, 1), 1.0), obs=y[:, None])  # error: PYR213


def guide(x, y):
    pyro.sample("loc", dist.Delta(pyro.param("l", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(None, torch.zeros(4))

"""A global variable is drawn where it is needed, outside the plate that stands around it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x)):
        with block_plate("data"):
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        assert scale.shape == ()
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    pyro.sample("scale", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

"""strict=False takes a plate that is not there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def shared(name):
    with block_plate("data", strict=False):
        return pyro.sample(name, dist.Normal(0.0, 1.0))


def model(x):
    a = shared("a")
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(a + shared("b"), 1.0), obs=x)


def guide(x):
    for name in "ab":
        pyro.sample(name, dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

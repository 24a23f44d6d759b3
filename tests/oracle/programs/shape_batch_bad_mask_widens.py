"""A mask of the data's length around a scalar site makes its log probability that long."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine


def model(x, known):
    with poutine.mask(mask=known):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))  # error: PYR203
        with pyro.plate("data", len(x)):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x, known):
    pyro.sample("loc", dist.Delta(pyro.param("l", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4), torch.tensor([True, True, False, True]))

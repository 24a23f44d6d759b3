# silent: PYR307 raises at the first draw below zero, which here is twenty scales away
"""The same slip with a guide far enough from zero: nothing happens until it does."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Poisson(rate), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(2.0))
    pyro.sample("rate", dist.Normal(loc, 0.1))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3))

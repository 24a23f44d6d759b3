"""A Poisson draw for a Bernoulli site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    present = pyro.sample("present", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(present, 1.0), obs=x)


def guide(x):
    rate = pyro.param("rate", torch.tensor(50.0), constraint=dist.constraints.positive)
    pyro.sample("present", dist.Poisson(rate))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))

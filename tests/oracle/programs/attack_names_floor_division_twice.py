"""Half-hours are labelled by their hour: two rounds share one name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for half in range(4):
        rate = pyro.sample(f"rate_{half // 2}h", dist.Gamma(1.0, 1.0))  # error: PYR101
        pyro.sample(f"count_{half}", dist.Poisson(rate), obs=y[half])


def guide(y):
    for hour in range(2):
        pyro.sample(f"rate_{hour}h", dist.Gamma(2.0, 2.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(4))

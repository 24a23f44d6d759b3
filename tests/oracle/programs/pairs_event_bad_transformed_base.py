"""A flow over a base of scalars, for a prior over vectors."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import ExpTransform


def model(x):
    rates = pyro.sample("rates", dist.LogNormal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", 2):
        pyro.sample("x", dist.Poisson(rates), obs=x)


def guide(x):
    base = dist.Normal(pyro.param("m", torch.zeros(2)), 1.0)
    pyro.sample("rates", dist.TransformedDistribution(base, [ExpTransform()]))  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(2))

"""A Beta stretched to the prior's interval."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import AffineTransform


def model(x):
    age = pyro.sample("age", dist.Uniform(5.0, 10.0))
    pyro.sample("x", dist.Normal(age, 1.0), obs=x)


def guide(x):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("age", dist.TransformedDistribution(dist.Beta(a, 2.0), [AffineTransform(5.0, 5.0)]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(7.0))

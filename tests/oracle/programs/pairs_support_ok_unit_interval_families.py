"""Beta, Uniform(0, 1), a squashed normal and a Kumaraswamy live on the same interval."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import SigmoidTransform


def model(x):
    a = pyro.sample("a", dist.Beta(1.0, 1.0))
    b = pyro.sample("b", dist.Uniform(0.0, 1.0))
    c = pyro.sample("c", dist.Beta(2.0, 2.0))
    pyro.sample("x", dist.Normal(a + b + c, 1.0), obs=x)


def guide(x):
    m = pyro.param("m", torch.tensor(0.0))
    pyro.sample("a", dist.Uniform(0.0, 1.0))
    pyro.sample("b", dist.Beta(m.exp(), 1.0))
    pyro.sample("c", dist.TransformedDistribution(dist.Normal(m, 1.0), [SigmoidTransform()]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

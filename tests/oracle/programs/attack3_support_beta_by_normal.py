"""A probability is proposed by a Normal far outside of its interval."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(heads, n=10):
    p = pyro.sample("p", dist.Beta(2.0, 2.0))
    pyro.sample("heads", dist.Normal(n * p, 1.0), obs=heads)


def guide(heads, n=10):
    loc = pyro.param("loc", torch.tensor(-4.0))
    pyro.sample("p", dist.Normal(loc, 0.01))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(3.0))

"""Mixture weights as a Delta of a softmax."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    weights = pyro.sample("weights", dist.Dirichlet(torch.ones(3)))
    locs = torch.tensor([-1.0, 0.0, 1.0])
    with pyro.plate("data", len(x)):
        mixture = dist.MixtureSameFamily(dist.Categorical(weights), dist.Normal(locs, 1.0))
        pyro.sample("x", mixture, obs=x)


def guide(x):
    raw = pyro.param("raw", torch.zeros(3))
    pyro.sample("weights", dist.Delta(raw.softmax(-1), event_dim=1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5))

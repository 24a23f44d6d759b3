"""A parameter on the simplex."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(words):
    topics = pyro.sample("topics", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("words", len(words)):
        pyro.sample("word", dist.Categorical(topics), obs=words)


def guide(words):
    q = pyro.param("q", torch.ones(3) / 3, constraint=constraints.simplex)
    pyro.sample("topics", dist.Delta(q, event_dim=1))


svi = SVI(model, guide, Adam({"lr": 0.05}), Trace_ELBO())
for step in range(5):
    svi.step(torch.tensor([0, 1, 2, 0]))

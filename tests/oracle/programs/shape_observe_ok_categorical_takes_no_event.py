"""Categorical over words has scalar events; one_hot ones are for OneHotCategorical."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(words):
    probs = pyro.param("probs", torch.ones(6) / 6, constraint=dist.constraints.simplex)
    with pyro.plate("n", len(words)):
        pyro.sample("w", dist.Categorical(probs), obs=words)
        one_hot = torch.nn.functional.one_hot(words, 6).float()
        pyro.sample("h", dist.OneHotCategorical(probs), obs=one_hot)


def guide(words):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 5, 2, 2]))

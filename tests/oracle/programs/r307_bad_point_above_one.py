"""No weight can be larger than one."""
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
    logits = pyro.param("logits", torch.zeros(3))
    pyro.sample("topics", dist.Delta(logits.exp() + 1, event_dim=1))  # error: PYR307


svi = SVI(model, guide, Adam({"lr": 0.05}), Trace_ELBO())
for step in range(5):
    svi.step(torch.tensor([0, 1, 2, 0]))

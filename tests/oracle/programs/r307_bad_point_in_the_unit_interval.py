"""Each weight lies between 0 and 1; nothing makes their sum one."""
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
    q = pyro.param("q", torch.tensor([0.5, 0.9, 0.8]), constraint=constraints.unit_interval)
    pyro.sample("topics", dist.Delta(q).to_event(1))  # error: PYR307


svi = SVI(model, guide, Adam({"lr": 0.05}), Trace_ELBO())
for step in range(5):
    svi.step(torch.tensor([0, 1, 2, 0]))

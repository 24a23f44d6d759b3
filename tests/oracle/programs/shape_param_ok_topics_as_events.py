"""A matrix of one simplex a topic, declared with event_dim=1."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(words):
    with pyro.plate("topic_plate", 3):
        topics = pyro.param("topics", torch.ones(3, 5) / 5, constraint=dist.constraints.simplex, event_dim=1)
    with pyro.plate("words", len(words)):
        pyro.sample("word", dist.Categorical(topics[0]), obs=words)


def guide(words):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 3, 4]))

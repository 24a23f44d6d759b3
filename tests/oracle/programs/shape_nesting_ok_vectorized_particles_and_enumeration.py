"""Particles and an enumerated label to the left of two plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(words):
    topics = pyro.param("topics", torch.ones(3, 5) / 5, constraint=dist.constraints.simplex)
    share = pyro.sample("share", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("documents", words.shape[1], dim=-1):
        topic = pyro.sample("topic", dist.Categorical(share))
        with pyro.plate("words", words.shape[0], dim=-2):
            pyro.sample("word", dist.Categorical(topics[topic]), obs=words)


def guide(words):
    a = pyro.param("a", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("share", dist.Dirichlet(a))


elbo = TraceEnum_ELBO(num_particles=2, vectorize_particles=True, max_plate_nesting=2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)
for _ in range(3):
    svi.step(torch.zeros(4,2).long())

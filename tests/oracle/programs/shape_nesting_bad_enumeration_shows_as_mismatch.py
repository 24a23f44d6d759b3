# shows: PYR202 Shape mismatch inside plate('words')
"""With an enumerated label the dim that was not allowed for is taken by the enumeration."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(words):
    topics = pyro.param("topics", torch.ones(3, 5) / 5, constraint=dist.constraints.simplex)
    with pyro.plate("documents", words.shape[1], dim=-1):
        topic = pyro.sample("topic", dist.Categorical(torch.ones(3)))
        with pyro.plate("words", words.shape[0], dim=-2):
            pyro.sample("word", dist.Categorical(topics[topic]), obs=words)


def guide(words):
    pass


elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR202
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)
svi.step(torch.zeros(4, 2).long())

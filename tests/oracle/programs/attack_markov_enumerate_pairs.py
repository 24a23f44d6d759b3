"""markov over an enumerate of rows; observations by column; second-order history."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

P = torch.full((2, 2, 2), 0.5)


@config_enumerate(default="parallel", expand=False)
def model(rows):
    emit = pyro.sample("emit", dist.Beta(torch.ones(2), 1.0).to_event(1))
    before = last = torch.tensor(0)
    for t, row in pyro.markov(enumerate(rows), history=2):
        state = pyro.sample(f"s_{t}", dist.Categorical(P[before, last]))
        for j, value in enumerate(row):
            pyro.sample(f"o_{t}_{j}", dist.Bernoulli(emit[state]), obs=value)
        before, last = last, state


def guide(rows):
    a = pyro.param("a", torch.ones(2), constraint=dist.constraints.positive)
    pyro.sample("emit", dist.Beta(a, 1.0).to_event(1))


rows = torch.bernoulli(torch.full((3, 2), 0.5))
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(rows)

"""Local latents with minibatches, given as index tensors from a shuffled range."""
# silent: PYR204 nine tenths of the rows are never seen
import random

import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

N = 200
BATCH = 20
data = torch.tensor([random.gauss(0.0, 1.0) for _ in range(N)])


def model(idx):
    shared = pyro.sample("shared", dist.Normal(0.0, 1.0))
    with pyro.plate("points", N, subsample=idx):
        z = pyro.sample("z", dist.Normal(shared, 1.0))
        pyro.sample("x", dist.Normal(z, 0.5), obs=data[:BATCH])  # error: PYR204


def guide(idx):
    m = pyro.param("m", torch.tensor(0.0))
    pyro.sample("shared", dist.Normal(m, 0.1))
    loc = pyro.param("loc", torch.zeros(N))
    scale = pyro.param("scale", torch.ones(N), constraint=constraints.positive)
    with pyro.plate("points", N, subsample=idx) as i:
        pyro.sample("z", dist.Normal(loc[i], scale[i]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
order = list(range(N))
random.shuffle(order)
for start in range(0, N, BATCH):
    idx = torch.tensor(order[start : start + BATCH])
    svi.step(idx)

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model():
    first = pyro.sample("w_%d" % 1, dist.Normal(0.0, 1.0))
    for i in range(2):
        w = pyro.sample(f"w_{i}", dist.Normal(first, 1.0))  # error: PYR101
    pyro.sample("out", dist.Normal(w, 1.0), obs=torch.tensor(0.0))


def guide():
    pyro.sample("w_1", dist.Normal(0.0, 1.0))
    pyro.sample("w_0", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide)

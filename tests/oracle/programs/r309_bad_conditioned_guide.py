import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("c", dist.Normal(b, 1.0), obs=torch.tensor(2.0))


def guide():
    a = pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(a, 1.0))  # error: PYR309


pinned = pyro.condition(guide, data={"b": torch.tensor(1.0)})
Trace_ELBO().loss(model, pinned)

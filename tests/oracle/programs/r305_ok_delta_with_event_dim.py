import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model():
    p = pyro.sample("p", dist.Dirichlet(torch.ones(4, 3)).to_event())
    pyro.sample("k", dist.Categorical(p).to_event(1), obs=torch.zeros(4))


def guide():
    value = pyro.param("p_map", torch.ones(4, 3) / 3, constraint=dist.constraints.simplex)
    pyro.sample("p", dist.Delta(value, event_dim=2))


Trace_ELBO().loss(model, guide)

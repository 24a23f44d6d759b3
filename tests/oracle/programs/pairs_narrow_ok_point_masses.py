"""A point mass is meant to be narrow."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(a + b.sum(), 1.0), obs=x)


def guide(x):
    pyro.sample("a", dist.Delta(pyro.param("am", torch.tensor(0.0))))
    pyro.sample("b", dist.Delta(pyro.param("bm", torch.zeros(2)), event_dim=1))


for q in (guide, AutoDelta(model)):
    SVI(model, q, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))

"""A distribution class and a distribution factory of one's own; event dims agree through different routes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class WideNormal(dist.Normal):
    def __init__(self, loc):
        super().__init__(loc, 10.0)


def iid(fn, n):
    return fn.expand([n]).to_event(1)


def model(y):
    mu = pyro.sample("mu", WideNormal(0.0))
    w = pyro.sample("w", iid(dist.Normal(0.0, 1.0), 3))
    v = pyro.sample("v", dist.Normal(torch.zeros(2), 1.0).to_event())
    pyro.sample("y", dist.Normal(mu + w.sum() + v.sum(), 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 1.0))
    w_loc = pyro.param("w_q", torch.zeros(3))
    pyro.sample("w", dist.MultivariateNormal(w_loc, torch.eye(3)))
    v_loc = pyro.param("v_q", torch.zeros(2))
    pyro.sample("v", dist.Independent(dist.Normal(v_loc, 1.0), 1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

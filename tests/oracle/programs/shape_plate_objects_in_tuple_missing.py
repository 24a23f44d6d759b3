"""Plates returned as a tuple; the guide enters a third one that it makes itself."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def get_plates(n, m):
    return pyro.plate("users", n, dim=-2), pyro.plate("items", m, dim=-1)


def model(ratings):
    users, items = get_plates(*ratings.shape)
    with users:
        u = pyro.sample("u", dist.Normal(0.0, 1.0))
    with items:
        v = pyro.sample("v", dist.Normal(0.0, 1.0))
    with users, items:
        pyro.sample("r", dist.Normal(u * v, 1.0), obs=ratings)


def guide(ratings):
    n, m = ratings.shape
    users, items = get_plates(n, m)
    with users:
        pyro.sample("u", dist.Normal(pyro.param("u_q", torch.zeros(n, 1)), 0.1))
    factors = pyro.plate("factors", m, dim=-1)  # error: PYR304
    v_q = pyro.param("v_q", torch.zeros(m))
    with factors:
        pyro.sample("v", dist.Normal(v_q, 0.1))


pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.rand(2, 3))

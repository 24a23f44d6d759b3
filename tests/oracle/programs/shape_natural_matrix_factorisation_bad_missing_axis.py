# shows: PYR306 The size of tensor a (5) must match
"""The users' parameters lack the axis that the items' plate occupies."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine

torch.manual_seed(2)
USERS, ITEMS, RANK = 5, 4, 2
ratings = torch.randn(USERS, ITEMS)
known = torch.rand(USERS, ITEMS) < 0.7


def model(ratings, known):
    sigma = pyro.sample("sigma", dist.Exponential(1.0))
    users = pyro.plate("users", USERS, dim=-2)
    items = pyro.plate("items", ITEMS, dim=-1)
    with users:
        u = pyro.sample("u", dist.Normal(torch.zeros(RANK), 1.0).to_event(1))
    with items:
        v = pyro.sample("v", dist.Normal(torch.zeros(RANK), 1.0).to_event(1))
    mean = (u * v).sum(-1)
    with users, items, poutine.mask(mask=known):
        pyro.sample("rating", dist.Normal(mean, sigma), obs=ratings)


def guide(ratings, known):
    pyro.sample("sigma", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))
    positive = dist.constraints.positive
    with pyro.plate("users", USERS, dim=-2):
        loc = pyro.param("u_loc", torch.randn(USERS, RANK))
        scale = pyro.param("u_scale", torch.ones(USERS, RANK), constraint=positive)
        pyro.sample("u", dist.Normal(loc, scale).to_event(1))  # error: PYR306
    with pyro.plate("items", ITEMS, dim=-1):
        loc = pyro.param("v_loc", torch.randn(ITEMS, RANK))
        scale = pyro.param("v_scale", torch.ones(ITEMS, RANK), constraint=positive)
        pyro.sample("v", dist.Normal(loc, scale).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=2))
for _ in range(3):
    svi.step(ratings, known)

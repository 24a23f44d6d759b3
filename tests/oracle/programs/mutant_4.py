"""Compiled inference hands the model's indices to the guide's plates, so a guide's size does not count."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS

NOTHING = {"echo": torch.zeros(3)}


def model(observations=NOTHING):
    with pyro.plate("rows", 3):
        depth = pyro.sample("depth", dist.Normal(10.0, 3.0))
        pyro.sample("echo", dist.Normal(depth, 1.0), obs=observations["echo"])


def guide(observations=NOTHING):
    loc = pyro.param("loc", torch.zeros(3))
    with pyro.plate("rows", 4):
        pyro.sample("depth", dist.Normal(loc, 1.0))


CSIS(model, guide, pyro.optim.Adam({"lr": 0.01})).step()

"""Compiled inference replays the guide against the model: the shapes of the draws have to agree."""
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
    with pyro.plate("rows", 3, dim=-2):
        pyro.sample("depth", dist.Normal(loc, 1.0))  # error: PYR306


CSIS(model, guide, pyro.optim.Adam({"lr": 0.01})).step()

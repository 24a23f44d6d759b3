"""Compiled inference trains on the model's draws: a guide of fewer values cannot score them, a wider one can."""
# silent: PYR307 only draws outside of the guide's support raise
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS

NOTHING = {"y": torch.tensor(0.0)}


def model(observations=NOTHING):
    wide = pyro.sample("wide", dist.LogNormal(0.0, 1.0))
    narrow = pyro.sample("narrow", dist.Normal(5.0, 0.01))
    pyro.sample("y", dist.Normal(narrow, wide), obs=observations["y"])


def guide(observations=NOTHING):
    pyro.sample("wide", dist.Normal(pyro.param("w", torch.tensor(1.0)), 1.0))
    pyro.sample("narrow", dist.LogNormal(pyro.param("n", torch.tensor(1.6)), 0.1))  # error: PYR307


CSIS(model, guide, pyro.optim.Adam({"lr": 0.01})).step()

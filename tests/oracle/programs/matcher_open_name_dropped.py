"""The latent's name is that of an object; the guide has a site of another ending, and none of this one."""
import os

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Node:
    def __init__(self, name):
        self.name = name

    def model(self, x):
        loc = pyro.sample(f"{self.name}/loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample(f"{self.name}/scale", dist.LogNormal(0.0, 1.0))
        pyro.sample(f"{self.name}/x", dist.Normal(loc, scale), obs=x)

    def guide(self, x):  # error: PYR301
        pyro.sample(f"{self.name}/loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


node = Node(os.environ.get("NODE", "child"))
SVI(node.model, node.guide, Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

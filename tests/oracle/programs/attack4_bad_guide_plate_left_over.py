"""A guide of a minibatch model that adds a plate the model lost in a refactoring."""
# also: PYR304 the shapes are compared first
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Model:
    def __init__(self, groups):
        self.groups = groups

    def model(self, y):
        theta = pyro.sample("theta", dist.Normal(0.0, 1.0).expand([self.groups]).to_event(1))
        with pyro.plate("rows", y.shape[0]):
            pyro.sample("y", dist.Normal(theta, 1.0).to_event(1), obs=y)

    def guide(self, y):
        loc = pyro.param("loc", torch.zeros(self.groups))
        scale = pyro.param("scale", torch.ones(self.groups), constraint=constraints.positive)
        with pyro.plate("groups", self.groups):  # error: PYR304
            pyro.sample("theta", dist.Normal(loc, scale))  # error: PYR305


m = Model(3)
svi = SVI(m.model, m.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(6, 3))

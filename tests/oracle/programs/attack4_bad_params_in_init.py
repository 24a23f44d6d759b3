"""A guide class that makes its parameters once, in __init__."""
# silent: PYR503 the posterior keeps its first values
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class MeanField:
    def __init__(self, size):
        self.loc = pyro.param("q_loc", torch.zeros(size))  # error: PYR503
        self.scale = pyro.param("q_scale", torch.ones(size), constraint=constraints.positive)  # error: PYR503

    def __call__(self, x):
        return pyro.sample("theta", dist.Normal(self.loc, self.scale).to_event(1))


def model(x):
    theta = pyro.sample("theta", dist.Normal(torch.zeros(x.shape[-1]), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(theta, 1.0).to_event(1), obs=x)


pyro.clear_param_store()
x = torch.randn(9, 2)
guide = MeanField(2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(x)

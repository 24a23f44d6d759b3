import pyro
import pyro.distributions as dist
import torch
from pyro.distributions import constraints


class LinearRegression:
    """A straight line with unknown noise."""

    def model(self, x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 2.0))
        intercept = pyro.sample("intercept", dist.Normal(0.0, 2.0))
        noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(x)):
            return pyro.sample("y", dist.Normal(slope * x + intercept, noise), obs=y)

    def guide(self, x, y=None):
        for name in ("slope", "intercept"):
            loc = pyro.param(f"{name}_loc", torch.tensor(0.0))
            scale = pyro.param(f"{name}_scale", torch.tensor(1.0), constraint=constraints.positive)
            pyro.sample(name, dist.Normal(loc, scale))
        pyro.sample("noise", dist.LogNormal(pyro.param("noise_loc", torch.tensor(0.0)), 0.1))

"""An svi_model wrapper conditions the real model inside its own body and calls it there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Causal:
    def model(self, n):
        with pyro.plate("units", n):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            x = pyro.sample("x", dist.Normal(z, 1.0))
            pyro.sample("y", dist.Normal(x + z, 1.0))

    def svi_model(self, x, y):
        pyro.condition(self.model, data={"x": x, "y": y})(len(x))

    def svi_guide(self, x, y):
        loc = pyro.param("z_loc", torch.zeros(len(x)))
        with pyro.plate("units", len(x)):
            pyro.sample("z", dist.Normal(loc, 0.5))


c = Causal()
SVI(c.svi_model, c.svi_guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3), torch.zeros(3))

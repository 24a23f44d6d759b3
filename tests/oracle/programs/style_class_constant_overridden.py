"""Site names as class attributes which a subclass overrides; inherited methods follow."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Base:
    SITE = "z"
    PLATE = "obs_plate"
    SCALE: float = 1.0

    def model(self, y):
        z = pyro.sample(self.SITE, dist.Normal(0.0, self.SCALE))
        with pyro.plate(self.PLATE, len(y)):
            pyro.sample(self.SITE + "_obs", dist.Normal(z, 1.0), obs=y)

    def guide(self, y):
        pyro.sample(self.SITE, dist.Normal(pyro.param(self.SITE + "_loc", torch.tensor(0.0)), 1.0))


class Velocity(Base):
    SITE = "velocity"

    def guide(self, y):
        loc = pyro.param("v_loc", torch.tensor(0.0))
        return pyro.sample("velocity", dist.Normal(loc, self.SCALE))


for instance in [Base(), Velocity()]:
    SVI(instance.model, instance.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(2))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


class Factor:
    def __init__(self, dim):
        self.dim = dim

    def model(self, y):
        f = pyro.sample("f", dist.Normal(0.0, 1.0).expand([self.dim]).to_event(1))
        pyro.sample("y", dist.Normal(f, 1.0).to_event(1), obs=y)

    def guide(self, y):
        loc = pyro.param("loc", torch.zeros(self.dim))
        q = dist.MultivariateNormal(loc, torch.eye(self.dim)).to_event(1 - 1)
        pyro.sample("f", dist.Independent(dist.Normal(loc, 1.0), 0) if y is not None else q)  # error: PYR305


f = Factor(2)
SVI(f.model, f.guide, pyro.optim.Adam({"lr": 0.1}), RenyiELBO(num_particles=2)).step(torch.zeros(2))

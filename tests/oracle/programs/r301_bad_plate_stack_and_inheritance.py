import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Base:
    def guide(self, y):  # error: PYR301
        pyro.sample("top", dist.Normal(pyro.param("t", torch.tensor(0.0)), 1.0))
        with pyro.plate_stack("grid", (2, 3)):
            self.local()

    def local(self):
        pass


class Grid(Base):
    def model(self, y):
        top = pyro.sample("top", dist.Normal(0.0, 1.0))
        with pyro.plate_stack("grid", (2, 3)):
            cell = pyro.sample("cell", dist.Normal(top, 1.0))
            pyro.sample("y", dist.Normal(cell, 1.0), obs=y)


class FittedGrid(Grid):
    def local(self):
        pyro.sample("cell", dist.Normal(pyro.param("c", torch.zeros(2, 3)), 1.0))


for cls in (Grid, FittedGrid):
    g = cls()
    SVI(g.model, g.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2, 3))

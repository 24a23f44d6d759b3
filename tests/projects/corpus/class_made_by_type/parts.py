import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


class Gaussian:
    def model(self, x):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", len(x)):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=x)

    def guide(self, x):
        pyro.sample("loc", dist.Normal(pyro.param("loc_q", torch.tensor(0.0)), 1.0))


class Short:
    steps = 2

    def fit(self, x):
        svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
        for _ in range(self.steps):
            svi.step(x)

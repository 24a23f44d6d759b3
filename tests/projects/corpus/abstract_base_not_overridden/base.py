import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


class Estimator:
    """Its guide covers a mean and a scale."""

    def guide(self, y):
        pyro.sample("mean", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))
        pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))  # error: PYR302

    def fit(self, y):
        svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
        return svi.step(y)

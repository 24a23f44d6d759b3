"""SVI built lazily in a cached property; handlers wrapped around bound methods stored on self."""
from functools import cached_property

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


class Estimator:
    def __init__(self, scale):
        self.scale_fn = poutine.scale(scale=scale)
        self.block_fn = poutine.block(hide=["nuisance"])
        self.model = self.scale_fn(self._model)

    @cached_property
    def svi(self):
        guide = self.block_fn(self.scale_fn(self._guide))
        return SVI(self.model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def _model(self, y):
        theta = pyro.sample("theta", dist.Normal(0.0, 1.0))
        nuisance = pyro.sample("nuisance", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(theta + nuisance, 1.0), obs=y)

    def _guide(self, y):  # error: PYR301
        for name in ("theta", "nuisance"):
            pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))

    def partial_fit(self, y):
        self.svi.step(y)
        return self


Estimator(0.5).partial_fit(torch.tensor(1.0))

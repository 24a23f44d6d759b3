"""A context manager of the class scales and yields a plate, for model and guide alike."""

from contextlib import contextmanager, nullcontext

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Model:
    def __init__(self, groups, scale_elbo=True):
        self.groups = groups
        self.scales = {g: 1.0 / n for g, n in groups.items()}
        self.scale_elbo = scale_elbo

    @contextmanager
    def scaled(self, g):
        with pyro.poutine.scale(scale=self.scales[g]) if self.scale_elbo else nullcontext():
            yield pyro.plate(f"samples_{g}", self.groups[g], dim=-1)

    def model(self, data):
        for g in self.groups:
            with self.scaled(g) as plate, plate:
                z = pyro.sample(f"z_{g}", dist.Normal(0.0, 1.0))
                pyro.sample(f"x_{g}", dist.Normal(z, 1.0), obs=data[g])

    def guide(self, data):
        for g, n in self.groups.items():
            loc = pyro.param(f"loc_{g}", torch.zeros(n))
            with self.scaled(g) as plate, plate:
                pyro.sample(f"z_{g}", dist.Normal(loc, 1.0))


m = Model({"a": 3, "b": 5})
SVI(m.model, m.guide, Adam({"lr": 0.1}), Trace_ELBO()).step({"a": torch.randn(3), "b": torch.randn(5)})

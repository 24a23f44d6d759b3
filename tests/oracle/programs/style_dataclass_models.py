"""Dataclasses as models: sizes, names and priors are fields; a field of the guide has another default."""
from dataclasses import dataclass, field
from typing import List

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@dataclass
class Poly:
    degree: int = 2
    prefix: str = "coef"
    scales: List[float] = field(default_factory=lambda: [1.0, 0.5, 0.1])

    def __call__(self, x, y):
        mean = sum(
            pyro.sample(f"{self.prefix}{k}", dist.Normal(0.0, self.scales[k])) * x**k for k in range(self.degree + 1)
        )
        with pyro.plate("n", x.shape[0]):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


@dataclass
class PolyGuide:
    degree: int = 1
    prefix: str = "coef"

    def __call__(self, x, y):  # error: PYR301
        locs = pyro.param("locs", torch.zeros(self.degree + 1))
        for k in range(self.degree + 1):
            pyro.sample(f"{self.prefix}{k}", dist.Normal(locs[k], 0.1))


svi = SVI(Poly(), PolyGuide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.ones(3), torch.zeros(3))

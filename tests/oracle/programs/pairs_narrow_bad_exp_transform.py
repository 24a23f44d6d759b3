# silent: PYR308 the exponential of a normal is never negative
"""The guide's transform was copied from the scale next to it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from torch.distributions.transforms import ExpTransform


class Guide:
    def positive(self, name):
        base = dist.Normal(pyro.param(f"{name}_loc", torch.tensor(0.0)), 0.1)
        return dist.TransformedDistribution(base, [ExpTransform()])

    def __call__(self, x):
        pyro.sample("loc", self.positive("loc"))  # error: PYR308
        pyro.sample("scale", self.positive("scale"))


def model(x):
    loc = pyro.sample("loc", dist.StudentT(4.0, 0.0, 1.0))
    scale = pyro.sample("scale", dist.HalfCauchy(1.0))
    pyro.sample("x", dist.Normal(loc, scale), obs=x)


guide = Guide()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(-1.0))

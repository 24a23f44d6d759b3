"""Priors merged by the base class; the scale is sampled inside the plate of the model."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Base:
    default_priors = {"loc": (0.0, 1.0), "scale": (1.0, 1.0)}

    def __init__(self, **priors):
        self.priors = {**self.default_priors, **priors}
        self.register()

    def register(self):
        for k, v in self.priors.items():
            setattr(self, f"{k}_prior", v)

    def sample_latents(self):
        return {
            "scale": pyro.sample("scale", dist.Gamma(*self.scale_prior)),
        }

    def model(self, x):
        loc = pyro.sample("loc", dist.Normal(*self.loc_prior))
        with pyro.plate("n", x.shape[0]):
            pyro.sample("x", dist.Normal(loc=loc, **self.sample_latents()), obs=x)

    def guide(self, x):
        pyro.sample("loc", dist.Normal(pyro.param("a", torch.tensor(0.0)), 1.0))
        pyro.sample("scale", dist.LogNormal(0.0, 1.0))  # error: PYR306


b = Base(loc=(0.0, 5.0))
SVI(b.model, b.guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.randn(4))

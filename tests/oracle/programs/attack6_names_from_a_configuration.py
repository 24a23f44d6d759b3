"""Model, guide, loss and optimiser are found by name; the guide puts a global latent into the plate."""

from types import SimpleNamespace

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI

cfg = SimpleNamespace(loss="Trace_ELBO", model="linear", optim={"name": "Adam", "args": {"lr": 0.01}})


class Zoo:
    @staticmethod
    def linear(x, y=None):
        w = pyro.sample("w", dist.Normal(0.0, 1.0).expand([x.shape[-1]]).to_event(1))
        with pyro.plate("N", x.shape[0]):
            pyro.sample("y", dist.Normal((x * w).sum(-1), 1.0), obs=y)

    @staticmethod
    def linear_guide(x, y=None):
        with pyro.plate("N", x.shape[0]):
            loc = pyro.param("l", torch.zeros(x.shape[-1]))
            pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))  # error: PYR306


model, guide = getattr(Zoo, cfg.model), getattr(Zoo, f"{cfg.model}_guide")
loss = getattr(pyro.infer, cfg.loss)()
opt = getattr(pyro.optim, cfg.optim["name"])(cfg.optim["args"])
SVI(model, guide, opt, loss).step(torch.randn(5, 2), torch.randn(5))

"""Supports are judged element by element, through plates, expand and to_event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(y):
    scale = pyro.sample("scale", dist.HalfNormal(torch.ones(2)).to_event(1))
    with pyro.plate("n", len(y)):
        w = pyro.sample("w", dist.Gamma(2.0, 2.0).expand([len(y), 3]).to_event(1))
        pyro.sample("y", dist.Normal(w.sum(-1), scale.sum()), obs=y)


def guide(y):
    m = pyro.param("m", torch.zeros(2))
    pyro.sample("scale", dist.LogNormal(m, 0.1).to_event(1))
    with pyro.plate("n", len(y)):
        pyro.sample("w", dist.LogNormal(torch.zeros(3), 0.1).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))

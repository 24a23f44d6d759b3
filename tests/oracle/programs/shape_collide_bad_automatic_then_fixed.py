"""The outer plate takes dim -1 by itself; the inner one asks for it too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(counts):
    with pyro.plate("sites", 5):
        rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
        with pyro.plate("visits", 3, dim=-1):  # error: PYR201
            pyro.sample("counts", dist.Poisson(rate), obs=counts)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3, 5))

"""The guide keeps the weights transposed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def model(x):
    W = pyro.sample("W", dist.Normal(0.0, 1.0).expand([3, 2]).to_event(2))
    pyro.sample("x", dist.Normal(W.pow(2).sum(), 1.0), obs=x)


def guide(x):
    W = pyro.param("W_map", torch.randn(2, 3))
    pyro.sample("W", dist.Delta(W, event_dim=2))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=3))
for _ in range(3):
    svi.step(torch.tensor(0.0))

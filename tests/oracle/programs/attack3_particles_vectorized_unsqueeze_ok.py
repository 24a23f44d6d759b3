"""Vectorised particles with a matmul that keeps left dims."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    mean = (x * w.unsqueeze(-2)).sum(-1) if w.dim() > 1 else x @ w
    with pyro.plate("data", len(x), dim=-1):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("w", dist.Normal(pyro.param("m", torch.zeros(3)), 0.1).to_event(1))


loss = Trace_ELBO(num_particles=4, vectorize_particles=True)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
svi.step(torch.randn(6, 3), torch.randn(6))

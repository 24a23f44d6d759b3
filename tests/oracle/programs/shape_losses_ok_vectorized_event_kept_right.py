"""Vectorized particles add a dim on the left: code that counts from the right keeps working."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, RenyiELBO


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    mean = (x * w.unsqueeze(-2) if w.dim() > 1 else x * w).sum(-1) + b.reshape(b.shape)
    with pyro.plate("data", x.shape[-2]):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    loc = pyro.param("loc", torch.zeros(2))
    pyro.sample("w", dist.Normal(loc, 0.1).to_event(1))
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 0.1))


x, y = torch.zeros(5, 2), torch.zeros(5)
for loss in (Trace_ELBO(), RenyiELBO(num_particles=2)):
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss).step(x, y)

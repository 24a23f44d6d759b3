"""A helper opens its own plate at dim -1, wherever it is called."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def observe_all(name, loc, y):
    with pyro.plate(f"{name}_plate", y.shape[-1], dim=-1):  # error: PYR201
        pyro.sample(name, dist.Normal(loc, 1.0), obs=y)


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
    observe_all("first", loc, y)
    with pyro.plate("doubled", 2, dim=-1):
        observe_all("second", loc, torch.stack([y, y]))


def guide(y):
    pyro.sample("loc", dist.Delta(pyro.param("loc_map", torch.tensor(0.5))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(4.0))

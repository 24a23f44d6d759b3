"""The plate stands at dim -2 in the model and, automatically, at -1 in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("rows", 4, dim=-2):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a.sum(), 1.0), obs=y)


def guide(y):
    with pyro.plate("rows", 4):
        pyro.sample("a", dist.Normal(pyro.param("l", torch.zeros(4)), 1.0))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

"""A plate built once at module level serves model, guide and all steps."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

rows = pyro.plate("rows", 3)


def model(x):
    with rows:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with rows:
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3))

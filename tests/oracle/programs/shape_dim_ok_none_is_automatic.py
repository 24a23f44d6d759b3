"""dim=None asks for an automatic dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, dims=(None, None)):
    with pyro.plate("a", 2, dim=dims[0]), pyro.plate("b", 3, dim=dims[1]):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x, dims=None):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))

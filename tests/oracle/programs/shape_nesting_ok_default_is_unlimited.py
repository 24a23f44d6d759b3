"""Four plates deep, and nobody promised less."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from contextlib import ExitStack


def model(x):
    with ExitStack() as stack:
        for axis, size in enumerate(x.shape):
            stack.enter_context(pyro.plate(f"axis_{axis}", size, dim=axis - x.dim()))
        pyro.sample("x", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 1, 3, 2))

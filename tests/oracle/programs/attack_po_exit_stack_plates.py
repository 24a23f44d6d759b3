"""A stack of contexts is entered through ExitStack, one plate a dimension."""
from contextlib import ExitStack, nullcontext
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DIMS = {"rows": 2, "cols": 3}


def model(y, noisy=False):
    with ExitStack() as stack:
        for name, size in DIMS.items():
            stack.enter_context(pyro.plate(name, size, dim=-1 - list(DIMS).index(name)))
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y, noisy=False):
    loc = pyro.param("loc", torch.zeros(3, 2))
    with pyro.plate("cols", 3, dim=-2), pyro.plate("rows", 2, dim=-1):
        with pyro.poutine.scale(scale=0.5) if noisy else nullcontext():
            pyro.sample("z", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3, 2))

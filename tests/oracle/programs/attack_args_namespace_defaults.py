"""Options in a SimpleNamespace and a nested dictionary, spread as keywords."""
from types import SimpleNamespace
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

args = SimpleNamespace(depth=2, bias=True, lr=0.01)
config = {"model": {"depth": args.depth, "bias": args.bias}, "optim": {"lr": args.lr}}


def model(y, *, depth, bias=False, **unused):
    for d in range(depth):
        pyro.sample(f"w{d}", dist.Normal(0.0, 1.0))
    if bias:
        pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y, *args, **kwargs):
    for d in range(kwargs["depth"]):
        pyro.sample(f"w{d}", dist.Normal(pyro.param(f"q{d}", torch.tensor(0.0)), 1.0))
    if kwargs.get("bias", False):
        pyro.sample("b", dist.Normal(pyro.param("qb", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam(config["optim"]), Trace_ELBO()).step(torch.tensor(1.0), **config["model"])

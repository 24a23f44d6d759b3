"""A binary tree of latents by bounded recursion; the guide walks the same tree with a stack."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DEPTH = 2


def grow(name, depth, loc):
    value = pyro.sample(name, dist.Normal(loc, 1.0))
    if depth == 0:
        return [value]
    return grow(name + "L", depth - 1, value) + grow(name + "R", depth - 1, value)


def model(leaves):
    values = torch.stack(grow("node", DEPTH, torch.tensor(0.0)))
    with pyro.plate("leaves", len(leaves)):
        pyro.sample("leaf", dist.Normal(values, 0.1), obs=leaves)


def guide(leaves):
    stack = [("node", DEPTH)]
    while stack:
        name, depth = stack.pop()
        loc = pyro.param("loc." + name, torch.tensor(0.0))
        pyro.sample(name, dist.Normal(loc, 0.1))
        if depth > 0:
            stack.append((name + "L", depth - 1))
            stack.append((name + "R", depth - 1))


pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(2**DEPTH))

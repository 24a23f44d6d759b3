"""The model's recursion samples at every node, the guide's at the leaves only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def tree(path, depth, loc):
    value = pyro.sample("n" + path, dist.Normal(loc, 1.0))
    if depth:
        return tree(path + "0", depth - 1, value) + tree(path + "1", depth - 1, value)
    return value


def leaves(path, depth):
    if depth == 0:
        pyro.sample("n" + path, dist.Normal(pyro.param("q" + path, torch.tensor(0.0)), 0.1))
        return
    leaves(path + "0", depth - 1)
    leaves(path + "1", depth - 1)


def model(y):
    pyro.sample("y", dist.Normal(tree("", 1, 0.0), 1.0), obs=y)


def guide(y):  # error: PYR301
    leaves("", 1)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

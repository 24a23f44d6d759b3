"""A tree of nested dictionaries: one site a node, named by the path, walked in another order by the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TREE = {"animal": {"dog": {}, "cat": {"lion": {}}}, "plant": {}}


def grow(tree, parent=0.0, path=()):
    leaves = []
    for name, below in tree.items():
        here = path + (name,)
        value = pyro.sample("/".join(here), dist.Normal(parent, 1.0))
        leaves.extend(grow(below, value, here) or [value])
    return leaves


def model(y):
    leaves = torch.stack(grow(TREE))
    pyro.sample("y", dist.Normal(leaves.sum(), 1.0), obs=y)


def guide(y):
    stack = [("", TREE)]
    while stack:
        prefix, tree = stack.pop()
        for name in tree:
            full = f"{prefix}/{name}".lstrip("/")
            pyro.sample(full, dist.Normal(pyro.param("q:" + full, torch.tensor(0.0)), 1.0))
            stack.append((full, tree[name]))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

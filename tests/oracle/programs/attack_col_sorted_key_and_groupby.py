"""Items sorted by a key and grouped; one site a group."""
from itertools import groupby, islice, zip_longest
from operator import itemgetter
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

items = [("apple", "fruit"), ("leek", "veg"), ("pear", "fruit")]


def model(y):
    for kind, members in groupby(sorted(items, key=itemgetter(1)), key=lambda item: item[1]):
        pyro.sample(f"{kind}_{sum(1 for _ in members)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    kinds = {kind for _, kind in items}
    for kind in kinds:
        n = len([name for name, k in items if k == kind])
        pyro.sample(f"{kind}_{n}", dist.Normal(0.0, 1.0))
    for a, b in islice(zip_longest("x", "yz"), 0):
        pyro.sample(a + b, dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

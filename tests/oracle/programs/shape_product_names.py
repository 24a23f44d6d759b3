"""Names over a grid of two lists; the guide writes the indices in the other order."""
from itertools import product

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

ROWS, COLS = ["a", "b"], ["a", "c"]


def model(y):
    total = torch.tensor(0.0)
    for r, c in product(ROWS, COLS):
        total = total + pyro.sample("{0}-{1}".format(r, c), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301, PYR301
    for c in COLS:
        for r in ROWS:
            key = "{1}-{0}".format(r, c)
            pyro.sample(key, dist.Normal(pyro.param("q:" + key, torch.tensor(0.0)), 1.0))  # error: PYR302, PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""A flag leaves two nested loops; tuple targets and enumerate with start."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

GRID = [[1, 2], [3, 0], [4, 5]]


def model(y):
    stop = False
    for r, row in enumerate(GRID, start=1):
        for c, value in enumerate(row):
            if value == 0:
                stop = True
                break
            pyro.sample(f"cell_{r}_{c}", dist.Normal(0.0, float(value)))
        if stop:
            break
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    cells = [(r, c) for r in (1, 2) for c in (0, 1) if (r, c) < (2, 1)]
    for r, c in cells:
        pyro.sample("cell_%d_%d" % (r, c), dist.Normal(pyro.param(f"q{r}{c}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

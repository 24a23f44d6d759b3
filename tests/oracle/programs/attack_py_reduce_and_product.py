"""Names from itertools.product and chain, sums by reduce."""
import functools
import itertools
import operator
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

ROWS, COLS = "ab", (1, 2)


def draw(key):
    row, col = key
    return pyro.sample(f"cell_{row}{col}", dist.Normal(0.0, 1.0))


def model(y):
    total = functools.reduce(operator.add, map(draw, itertools.product(ROWS, COLS)))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    firsts = ((row, COLS[0]) for row in ROWS)
    seconds = [(row, COLS[1]) for row in ROWS]
    for row, col in itertools.chain(firsts, seconds):
        pyro.sample("".join(["cell_", row, str(col)]), dist.Normal(pyro.param(f"q{row}{col}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

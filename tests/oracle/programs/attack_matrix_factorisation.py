"""Probabilistic matrix factorisation with tuple-keyed names in nested loops over two kinds of factor."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SIDES = [("user", 3), ("movie", 4)]
RANK = 2


def model(rows, cols, ratings):
    factor = {}
    for side, n in SIDES:
        with pyro.plate(side + "s", n):
            factor[side] = pyro.sample(f"{side}_factor", dist.Normal(torch.zeros(RANK), 1.0).to_event(1))
            factor[side + "_bias"] = pyro.sample(f"{side}_bias", dist.Normal(0.0, 1.0))
    mean = (factor["user"][rows] * factor["movie"][cols]).sum(-1)
    mean = mean + factor["user_bias"][rows] + factor["movie_bias"][cols]
    with pyro.plate("ratings", len(ratings)):
        pyro.sample("rating", dist.Normal(mean, 0.5), obs=ratings)


def guide(rows, cols, ratings):
    for side, n in SIDES:
        loc = pyro.param(f"{side}_loc", torch.zeros(n, RANK))
        bias = pyro.param(f"{side}_bias_loc", torch.zeros(n))
        with pyro.plate(side + "s", n):
            for kind in ("factor", "bias"):
                q = dist.Normal(loc, 0.1).to_event(1) if kind == "factor" else dist.Normal(bias, 0.1)
                pyro.sample("_".join([side, kind]), q)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor([0, 1, 2]), torch.tensor([3, 0, 1]), torch.tensor([4.0, 3.0, 5.0]))

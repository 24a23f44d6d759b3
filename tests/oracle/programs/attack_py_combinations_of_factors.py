"""Pairwise interactions: combinations in the model, permutations by mistake in the guide."""
from itertools import combinations, permutations
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

FACTORS = ["age", "sex"]


def model(y):
    total = 0.0
    for pair in combinations(FACTORS, 2):
        total += pyro.sample(":".join(pair), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for pair in permutations(FACTORS, 2):
        pyro.sample(":".join(pair), dist.Normal(0.0, 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""Samples inside comprehensions and generator expressions, values caught with the walrus."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

FEATURES = {"age": 0.1, "height": 0.5, "income": 2.0}


def model(rows, y):
    coefs = {name: pyro.sample(f"beta[{name}]", dist.Normal(0.0, s)) for name, s in FEATURES.items()}
    mean = sum(rows[name] * coefs[name] for name in FEATURES)
    if (n := len(y)) > 0:
        with pyro.plate("rows", n):
            pyro.sample("y", dist.Normal(mean, (sd := 1.0)), obs=y)
    return sd


def guide(rows, y):
    tuple(
        pyro.sample(f"beta[{name}]", dist.Normal(loc, 0.1))
        for name in FEATURES
        if (loc := pyro.param(f"loc.{name}", torch.tensor(0.0))) is not None
    )


rows = {name: torch.ones(3) for name in FEATURES}
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(rows, torch.zeros(3))

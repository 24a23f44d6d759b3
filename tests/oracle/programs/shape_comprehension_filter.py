"""The guide's comprehension filters out one of the model's coefficients."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

FEATURES = ["age", "height", "income"]


def model(y):
    beta = [pyro.sample("beta_" + f, dist.Normal(0.0, 1.0)) for f in FEATURES]
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(sum(beta), 1.0), obs=y)


def guide(y):  # error: PYR301
    return [
        pyro.sample("beta_" + f, dist.Normal(pyro.param("loc_" + f, torch.tensor(0.0)), 1.0))
        for f in FEATURES
        if not f.startswith("inc")
    ]


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))

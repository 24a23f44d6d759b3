"""Minibatches by random.sample over the rows of a table, scaled by hand."""
import random

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO

N, B, D = 500, 32, 3
X = torch.randn(N, D)
Y = (X.sum(-1) > 0).float()


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(D), 1.0).to_event(1))
    with pyro.plate("batch", B), poutine.scale(scale=N / B):
        pyro.sample("y", dist.Bernoulli(logits=x.mv(w)), obs=y)  # error: PYR205


def guide(x, y):
    loc = pyro.param("loc", torch.zeros(D))
    tril = pyro.param("tril", torch.eye(D), constraint=dist.constraints.lower_cholesky)
    pyro.sample("w", dist.MultivariateNormal(loc, scale_tril=tril))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for step in range(3):
    rows = random.sample(range(N), 2 * B)
    svi.step(X[rows], Y[rows])

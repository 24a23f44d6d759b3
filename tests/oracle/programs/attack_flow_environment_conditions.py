"""Conditions on the machine: the same question on both sides, whatever its answer."""
import os
import sys
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

ROBUST = os.environ.get("ROBUST", "0") == "1"


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    likelihood = dist.Normal(mu, 1.0)
    if ROBUST:
        likelihood = dist.StudentT(pyro.sample("dof", dist.Gamma(2.0, 0.1)), mu, 1.0)
    if torch.cuda.is_available() and sys.platform != "win32":
        pyro.sample("gpu", dist.Normal(0.0, 1.0))
    pyro.sample("y", likelihood, obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    if ROBUST:
        pyro.sample("dof", dist.LogNormal(0.0, 1.0))
    if sys.platform != "win32" and torch.cuda.is_available():
        pyro.sample("gpu", dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

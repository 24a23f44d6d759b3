"""Differences of a series: as many as the plate has."""
import io

import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

series = torch.tensor([float(line) for line in io.StringIO("1\n4\n9\n16\n")])


def model(series):
    scale = pyro.sample("scale", dist.HalfNormal(5.0))
    steps = series[1:] - series[:-1]
    with pyro.plate("steps", len(series) - 1):
        pyro.sample("step", dist.Normal(0.0, scale), obs=steps)


def guide(series):
    pyro.sample("scale", dist.LogNormal(pyro.param("loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(series)

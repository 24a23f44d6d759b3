"""The site's name is a conditional expression over a setting that the two sides read differently."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

settings = {"log_space": True, "verbose": 0}


def model(y):
    name = "log_rate" if settings["log_space"] else "rate"
    r = pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Poisson(r.exp()), obs=y)


def guide(y):  # error: PYR301
    name = "log_rate" if settings.get("logspace") else "rate"
    pyro.sample(name, dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

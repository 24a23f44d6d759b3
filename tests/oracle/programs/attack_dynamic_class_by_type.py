"""A class is made by type() from functions of the module."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def _model(self, y):
    mu = pyro.sample(self.site, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def _guide(self, y):  # error: PYR301
    pyro.sample("mean", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR302


Task = type("Task", (), {"model": _model, "guide": _guide, "site": "mu"})
task = Task()
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

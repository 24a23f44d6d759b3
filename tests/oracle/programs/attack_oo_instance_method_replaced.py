"""A method of one instance is replaced after construction, before SVI is built."""
import types
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Task:
    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)

    def guide(self, y):
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def guide_of_two(self, y):
    Task.guide(self, y)
    pyro.sample("sd", dist.LogNormal(0.0, 1.0))  # error: PYR302


task = Task()
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
task.guide = types.MethodType(guide_of_two, task)
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

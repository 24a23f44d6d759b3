"""A property that samples is read twice: the site is drawn twice."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Task:
    @property
    def mu(self):
        return pyro.sample("mu", dist.Normal(0.0, 1.0))  # error: PYR101

    def model(self, y):
        pyro.sample("y", dist.Normal(self.mu, 1.0 + self.mu ** 2), obs=y)

    def guide(self, y):
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


task = Task()
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

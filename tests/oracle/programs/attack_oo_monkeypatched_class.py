"""The class itself is patched, which reaches the instance made before."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Task:
    def prior(self):
        return {"mu": dist.Normal(0.0, 1.0)}

    def model(self, y):
        total = sum(pyro.sample(k, v) for k, v in self.prior().items())
        pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


task = Task()
old_prior = Task.prior
Task.prior = lambda self: {**old_prior(self), "shift": dist.Normal(0.0, 5.0)}
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

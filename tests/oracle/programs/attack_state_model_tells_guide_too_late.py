"""The model leaves a note for the guide, which has already run in the first step."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Task:
    def __init__(self):
        self.names = []

    def model(self, y):
        self.names = ["a", "b"]
        for n in self.names:
            pyro.sample(n, dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    def guide(self, y):  # error: PYR301, PYR301
        for n in self.names:
            pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


task = Task()
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

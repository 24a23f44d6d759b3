import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, TraceMeanField_ELBO


class MeanFieldMixin:
    """Gives a normal guide for the names in `latents`."""

    latents = ()

    def guide(self, data):
        for name in self.latents:
            pyro.sample(name, dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 0.5))
        self.local_guide(data)

    def local_guide(self, data):
        pass


class Bayesian:
    def __init__(self, groups):
        self.groups = groups

    def model(self, data):
        raise NotImplementedError


def run(task, data, steps=2):
    pyro.clear_param_store()
    svi = SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.05}), TraceMeanField_ELBO())
    for _ in range(steps):
        svi.step(data)

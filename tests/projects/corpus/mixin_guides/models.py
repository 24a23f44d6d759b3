import pyro
import pyro.distributions as dist
import torch

from base import Bayesian, MeanFieldMixin


class PooledMeans(MeanFieldMixin, Bayesian):
    latents = ("mean",)

    def model(self, data):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("groups", self.groups, dim=-2), pyro.plate("rows", data.shape[1], dim=-1):
            pyro.sample("x", dist.Normal(mean, 1.0), obs=data)


class HierarchicalMeans(PooledMeans):
    def model(self, data):
        top = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("groups", self.groups, dim=-2):
            mean = pyro.sample("group_mean", dist.Normal(top, 1.0))
            with pyro.plate("rows", data.shape[1], dim=-1):
                pyro.sample("x", dist.Normal(mean, 1.0), obs=data)

    def local_guide(self, data):
        loc = pyro.param("group_loc", torch.zeros(self.groups, 1))
        with pyro.plate("groups", self.groups, dim=-2):
            pyro.sample("group_mean", dist.Normal(loc, 0.5))

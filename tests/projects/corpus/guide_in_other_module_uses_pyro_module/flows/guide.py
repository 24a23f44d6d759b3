import pyro
import pyro.distributions as dist
import torch.nn as nn
from pyro.nn import PyroModule


class SceneGuide(PyroModule):
    def __init__(self, dim):
        super().__init__()
        self.rate = PyroModule[nn.Sequential](nn.Linear(dim, 1), nn.Softplus())
        self.where = PyroModule[nn.Linear](dim, 2)

    def forward(self, x):
        with pyro.plate("scenes", x.shape[0]):
            pyro.sample("count", dist.Poisson(self.rate(x).squeeze(-1)))
            pyro.sample("where", dist.Normal(self.where(x), 0.1).to_event(1))

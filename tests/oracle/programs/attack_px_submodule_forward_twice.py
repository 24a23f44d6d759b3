"""One Bayesian layer called twice in forward is one site: its value is kept for the whole call."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Shared(PyroModule):
    def __init__(self):
        super().__init__()
        self.linear = PyroModule[nn.Linear](2, 2)
        self.linear.weight = PyroSample(dist.Normal(0.0, 1.0).expand([2, 2]).to_event(2))

    def forward(self, x, y):
        h = self.linear(torch.tanh(self.linear(x)))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(h.sum(-1), 1.0), obs=y)


def guide(x, y):
    pyro.sample("linear.weight", dist.Normal(pyro.param("w", torch.zeros(2, 2)), 0.1).to_event(2))


SVI(Shared(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3, 2), torch.ones(3))

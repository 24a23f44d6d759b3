"""PyroSample on an attribute of a plain nn.Module would fail; here the holder is a PyroModule inside a plain one."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Layer(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, x):
        return self.w * x


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = Layer()

    def forward(self, x, y):
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(self.layer(x), 1.0), obs=y)


def guide(x, y):
    pyro.sample("w", dist.Normal(pyro.param("q", torch.zeros(len(x))), 1.0).to_event(1))  # error: PYR305


# shows: PYR305 invalid log_prob shape
SVI(Plain(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(2), torch.ones(2))

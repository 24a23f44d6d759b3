"""Priors over the parameters of a network; the guide by hand has no bias of the second layer."""
import torch
from torch import nn
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 3)
        self.fc2 = nn.Linear(3, 1)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x))).squeeze(-1)


net = Net()


def model(x, y):
    weights = {}
    for name, p in net.named_parameters():
        weights[name] = pyro.sample(name, dist.Normal(torch.zeros_like(p), 1.0).to_event(p.dim()))
    mean = torch.func.functional_call(net, weights, (x,))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):  # error: PYR301
    for name, shape in (("fc1.weight", (3, 2)), ("fc1.bias", (3,)), ("fc2.weight", (1, 3))):
        loc = pyro.param(name + "_loc", torch.zeros(shape))
        scale = pyro.param(name + "_scale", torch.ones(shape), constraint=constraints.positive)
        pyro.sample(name, dist.Normal(loc, scale).to_event(len(shape)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(5, 2), torch.randn(5))

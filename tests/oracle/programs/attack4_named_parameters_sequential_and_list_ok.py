"""Priors over every parameter of a network of parts; the guide names two of them by hand."""
import torch
from torch import nn
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(widths[0], widths[1]), nn.ReLU())
        self.heads = nn.ModuleList([nn.Linear(widths[1], 1, bias=False) for _ in range(2)])
        self.log_noise = nn.Parameter(torch.zeros(()))

    def forward(self, x):
        return sum(head(self.body(x)) for head in self.heads).squeeze(-1)


net = Net([2, 3])


def model(x, y):
    weights = {name: pyro.sample(name, dist.Normal(torch.zeros_like(p), 1.0).to_event(p.dim())) for name, p in net.named_parameters()}
    mean = torch.func.functional_call(net, weights, (x,))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(mean, weights["log_noise"].exp()), obs=y)


def guide(x, y):
    for name, shape in {"body.0.weight": (3, 2), "body.0.bias": (3,), "heads.0.weight": (1, 3), "heads.1.weight": (1, 3)}.items():
        loc = pyro.param(name + ".loc", torch.zeros(shape))
        scale = pyro.param(name + ".scale", torch.ones(shape), constraint=constraints.positive)
        pyro.sample(name, dist.Normal(loc, scale).to_event(len(shape)))
    pyro.sample("log_noise", dist.Normal(pyro.param("noise.loc", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(5, 2), torch.randn(5))

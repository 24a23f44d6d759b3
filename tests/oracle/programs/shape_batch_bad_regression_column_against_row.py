"""nn.Linear gives a column, the targets are a row: n times n log probabilities."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn

net = nn.Linear(3, 1)


def model(x, y):
    pyro.module("net", net)
    prediction = net(x)
    with pyro.plate("data", len(x)):
        pyro.sample("y", dist.Normal(prediction, 1.0), obs=y)  # error: PYR203


def guide(x, y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(8, 3), torch.randn(8))

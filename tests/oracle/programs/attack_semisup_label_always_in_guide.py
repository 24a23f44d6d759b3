"""The labelled batch is passed, and the guide samples the label all the same."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

net = nn.Linear(3, 2)


def model(x, y=None):
    pyro.module("net", net)
    with pyro.plate("docs", x.shape[0]):
        if y is not None:
            label = pyro.sample("label", dist.Categorical(torch.ones(2) / 2), obs=y)
        else:
            label = pyro.sample("label", dist.Categorical(torch.ones(2) / 2))
        pyro.sample("x", dist.Normal(label.float().unsqueeze(-1).expand(-1, 3), 1.0).to_event(1), obs=x)


def guide(x, y=None):
    with pyro.plate("docs", x.shape[0]):
        pyro.sample("label", dist.Categorical(logits=net(x)))  # error: PYR302


svi = SVI(model, guide, pyro.optim.SGD({"lr": 1e-3}), loss=Trace_ELBO())
x, y = torch.randn(4, 3), torch.tensor([0, 1, 1, 0])
for i in range(4):
    if i % 2:
        svi.step(x, y)
    else:
        svi.step(x)

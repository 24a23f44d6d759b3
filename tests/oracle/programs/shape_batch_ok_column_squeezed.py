"""The network's column is squeezed, indexed or summed into a row before it meets the targets."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn

net = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 1))


def model(x, y):
    pyro.module("net", net)
    with pyro.plate("data", len(x)):
        out = net(x)
        pyro.sample("a", dist.Normal(out.squeeze(-1), 1.0), obs=y)
        pyro.sample("b", dist.Normal(out[:, 0], 1.0), obs=y)
        pyro.sample("c", dist.Normal(out.sum(-1), 1.0), obs=y)
        pyro.sample("d", dist.Normal(out.flatten(), 1.0), obs=y)
        pyro.sample("e", dist.Normal(out, 1.0).to_event(1), obs=y.unsqueeze(-1))
        pyro.sample("f", dist.Normal(out.view(-1), 1.0), obs=y)


def guide(x, y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(8, 3), torch.randn(8))

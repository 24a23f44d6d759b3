"""Amortised parameters have the length of whatever batch comes, the last included."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

net = nn.Linear(2, 1)


def model(x):
    with pyro.plate("batch", x.shape[0]):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z.unsqueeze(-1), 1.0).expand([x.shape[0], 2]).to_event(1), obs=x)


def guide(x):
    pyro.module("net", net)
    with pyro.plate("batch", x.shape[0]):
        pyro.sample("z", dist.Normal(net(x).squeeze(-1), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for (x,) in DataLoader(TensorDataset(torch.zeros(10, 2)), batch_size=4):
    svi.step(x)

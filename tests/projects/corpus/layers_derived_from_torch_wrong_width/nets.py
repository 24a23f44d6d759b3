import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn


class Head(nn.Linear):
    def forward(self, x):
        return torch.tanh(super().forward(x))


head = Head(3, 4)


def model(x):
    with pyro.plate("rows", x.shape[0]):
        z = pyro.sample("z", dist.Normal(torch.zeros(x.shape[0], 2), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1, keepdim=True).expand(-1, 3), 1.0).to_event(1), obs=x)


def guide(x):
    pyro.module("head", head)
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("z", dist.Normal(head(x), 1.0).to_event(1))  # error: PYR306

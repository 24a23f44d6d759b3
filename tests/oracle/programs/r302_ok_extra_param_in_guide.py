import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(3, 2)

    def forward(self, x):
        return self.net(x)


encoder = Encoder()


def model(x):
    with pyro.plate("batch", x.shape[0]):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1, keepdim=True).expand(-1, 3), 1.0).to_event(1), obs=x)


def guide(x):
    pyro.module("encoder", encoder)
    scale = pyro.param("unused_in_model", torch.tensor(1.0), constraint=dist.constraints.positive)
    with pyro.plate("batch", x.shape[0]):
        pyro.sample("z", dist.Normal(encoder(x), scale).to_event(1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.randn(4, 3))

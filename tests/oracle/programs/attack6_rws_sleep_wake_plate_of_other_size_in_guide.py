"""Reweighted wake-sleep with minibatches and a batched inference network."""
# also: PYR205 the first of two sites ends the run
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, 16), nn.Tanh())
        self.logits = nn.Linear(16, 3)
        self.loc, self.raw_scale = nn.Linear(16, 2), nn.Linear(16, 2)

    def forward(self, x):
        h = self.body(x)
        return self.logits(h), self.loc(h), nn.functional.softplus(self.raw_scale(h)) + 1e-3


net = Net()
W = torch.randn(3, 2, 4)


def model(observations={"x": 0}):
    weights = pyro.param("weights", W)
    with pyro.plate("batch", 8):
        k = pyro.sample("k", dist.Categorical(torch.ones(3) / 3))
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        mean = (z.unsqueeze(-1) * weights[k]).sum(-2)
        return pyro.sample("x", dist.Normal(mean, 1.0).to_event(1), obs=observations["x"])


def guide(observations={"x": 0}):
    pyro.module("net", net)
    logits, loc, scale = net(observations["x"])
    with pyro.plate("batch", 4):
        pyro.sample("k", dist.Categorical(logits=logits))  # error: PYR205
        pyro.sample("z", dist.Normal(loc, scale).to_event(1))  # error: PYR205


x = torch.randn(8, 4)
rws = ReweightedWakeSleep(num_particles=2, vectorize_particles=False, insomnia=1.0, model_has_params=True)
svi = SVI(model, guide, Adam({"lr": 1e-3}), loss=rws)
svi.step({"x": x})

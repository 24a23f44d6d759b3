"""A guide whose posterior is a normalising flow; its transforms are registered by pyro.module."""
import torch
from torch import nn

import pyro
import pyro.distributions as dist
import pyro.distributions.transforms as T
from pyro.infer import SVI, Trace_ELBO


class FlowGuide(nn.Module):
    def __init__(self, dim, n_flows=2):
        super().__init__()
        self.dim = dim
        self.flows = nn.ModuleList([T.planar(dim) for _ in range(n_flows)])

    def forward(self, data):
        pyro.module("flow_guide", self)
        base = dist.Normal(torch.zeros(self.dim), torch.ones(self.dim))
        return pyro.sample("theta", dist.TransformedDistribution(base, list(self.flows)))


def banana(data):
    theta = pyro.sample("theta", dist.Normal(torch.zeros(2), torch.ones(2)).to_event(1))
    with pyro.plate("data", data.shape[0]):
        pyro.sample("obs", dist.Normal(theta[0] + theta[1] ** 2, 0.5), obs=data)


guide = FlowGuide(2)
svi = SVI(banana, guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
data = torch.randn(10) + 1
for _ in range(3):
    svi.step(data)
with torch.no_grad():
    samples = torch.stack([guide(data) for _ in range(10)])

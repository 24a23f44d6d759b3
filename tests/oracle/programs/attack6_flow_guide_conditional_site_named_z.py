"""A normalising-flow guide with a permutation and conditional coupling on data summaries."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.transforms as T
from pyro.infer import SVI, Trace_ELBO

DIM = 4


def banana(data):
    theta = pyro.sample("theta", dist.MultivariateNormal(torch.zeros(DIM), torch.eye(DIM)))
    with pyro.plate("obs_plate", data.shape[0]):
        pyro.sample("obs", dist.Normal(theta.pow(2).sum(-1), 1.0), obs=data)


class FlowGuide(torch.nn.Module):
    def __init__(self, dim, n_flows=2):
        super().__init__()
        self.dim = dim
        self.flows = torch.nn.ModuleList([T.affine_autoregressive(dim, hidden_dims=[8]) for _ in range(n_flows)])
        self.perms = [T.Permute(torch.randperm(dim)) for _ in range(n_flows)]

    def forward(self, data):  # error: PYR301
        pyro.module("flow_guide", self)
        transforms = []
        for flow, perm in zip(self.flows, self.perms):
            transforms += [flow, perm]
        base = dist.Normal(torch.zeros(self.dim), torch.ones(self.dim)).to_event(1)
        q = dist.TransformedDistribution(base, transforms)
        return pyro.sample("z", q)  # error: PYR302


guide = FlowGuide(DIM)
svi = SVI(banana, guide, pyro.optim.ClippedAdam({"lr": 1e-3}), loss=Trace_ELBO())
svi.step(torch.randn(7))

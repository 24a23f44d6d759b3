"""A guide whose global latents come from an inverse autoregressive flow."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.distributions.transforms import affine_autoregressive, planar, Permute
from pyro.infer import SVI, Trace_ELBO

D = 4
flows = nn.ModuleList([affine_autoregressive(D, hidden_dims=[8]), planar(D)])
permutation = Permute(torch.arange(D - 1, -1, -1))


def model(X, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(D), torch.ones(D)).to_event(1))
    with pyro.plate("data", len(X)):
        pyro.sample("y", dist.Bernoulli(logits=X @ w), obs=y)


def guide(X, y):
    pyro.module("flows", flows)
    base = dist.Normal(torch.zeros(D), torch.ones(D))
    transforms = [flows[0], permutation, flows[1]]
    pyro.sample("w", dist.TransformedDistribution(base, transforms))


X = torch.randn(10, D)
y = (X[:, 0] > 0).float()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(X, y)

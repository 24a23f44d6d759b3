"""The flow makes one event of the weights that the model keeps apart in a plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions.transforms import spline_autoregressive
from pyro.infer import SVI, Trace_ELBO

D = 4
flow = spline_autoregressive(D, hidden_dims=[8], count_bins=4)


def model(X, y):
    with pyro.plate("features", D):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(X)):
        pyro.sample("y", dist.Bernoulli(logits=X @ w), obs=y)


def guide(X, y):
    pyro.module("flow", flow)
    base = dist.Normal(torch.zeros(D), torch.ones(D))
    pyro.sample("w", dist.TransformedDistribution(base, [flow]))  # error: PYR305


X = torch.randn(10, D)
y = (X[:, 0] > 0).float()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(X, y)

"""Ordinal regression with ordered cutpoints made from a transformed Dirichlet."""
import torch
from torch.distributions import transforms, constraints
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, init_to_sample

K = 5


def model(X, y):
    n, p = X.shape
    beta = pyro.sample("beta", dist.Normal(X.new_zeros(p), 1.0).to_event(1))
    with pyro.plate("cuts", 1):
        c = pyro.sample(
            "c", dist.TransformedDistribution(dist.Normal(0.0, 1.0).expand([K - 1]).to_event(1), [transforms.identity_transform])
        )
    cuts = torch.sort(c, -1).values
    eta = (X * beta).sum(-1)
    with pyro.plate("n", n):
        pyro.sample("y", dist.OrderedLogistic(eta, cuts), obs=y)


X = torch.randn(30, 4)
y = torch.randint(0, K, (30,))
guide = AutoDelta(model, init_loc_fn=init_to_sample)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(X, y)

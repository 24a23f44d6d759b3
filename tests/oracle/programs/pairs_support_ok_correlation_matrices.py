"""Cholesky factors of correlations: an LKJ guide and a constrained point."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.distributions import constraints


def model(x):
    L = pyro.sample("L", dist.LKJCholesky(2, 2.0))
    M = pyro.sample("M", dist.LKJCholesky(2, 2.0))
    pyro.sample("x", dist.MultivariateNormal(torch.zeros(2), scale_tril=L @ M), obs=x)


def guide(x):
    eta = pyro.param("eta", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("L", dist.LKJCholesky(2, eta))
    point = pyro.param("M_map", torch.eye(2), constraint=constraints.corr_cholesky)
    pyro.sample("M", dist.Delta(point, event_dim=2))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2))

"""Correlated varying effects with an LKJ prior; the Cholesky factor of the covariance is put together by hand."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam
from pyro import poutine


def model(group, x, y=None, n_groups=None):
    p = x.shape[-1]
    n_groups = n_groups or int(group.max()) + 1
    mu = pyro.sample("mu", dist.Normal(0, 5).expand([p]).to_event(1))
    sigma = pyro.sample("sigma", dist.Exponential(torch.ones(p)).to_event(1))
    chol = pyro.sample("chol", dist.LKJCholesky(p, 2.0))
    scale_tril = sigma.unsqueeze(-1) * chol
    eps = pyro.sample("eps", dist.HalfCauchy(1.0))
    with pyro.plate("groups", n_groups):
        beta = pyro.sample("beta", dist.MultivariateNormal(mu, scale_tril=scale_tril))
    with pyro.plate("data", len(group)):
        pyro.sample("y", dist.Normal((beta[group] * x).sum(-1), eps), obs=y)


group = torch.arange(18) % 4
x = torch.stack([torch.ones(18), torch.randn(18)], -1)
y = torch.randn(18)
guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
losses = [svi.step(group, x, y=y) for _ in range(3)]
samples = Predictive(model, guide=guide, num_samples=3, return_sites=("beta", "y"))(group, x, n_groups=4)
print(samples["beta"].shape, samples["y"].shape)

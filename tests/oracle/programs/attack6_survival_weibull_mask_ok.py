"""Weibull survival with censoring: the uncensored by density, the censored by a survival factor."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal

torch.manual_seed(1)
N, P = 50, 3
x = torch.randn(N, P)
t = torch.distributions.Weibull(1.0, 1.5).sample((N,)) + 0.01
censored = torch.rand(N) < 0.3


def survival(x, t, censored):
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0).expand([P]).to_event(1))
    k = pyro.sample("k", dist.Gamma(2.0, 2.0))
    scale = torch.exp(-x.matmul(beta) / k)
    with pyro.plate("subjects", len(x)):
        with poutine.mask(mask=~censored):
            pyro.sample("t", dist.Weibull(scale, k), obs=t)
        with poutine.mask(mask=censored):
            pyro.factor("surv", -(t / scale) ** k)


guide = AutoMultivariateNormal(survival)
svi = SVI(survival, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=4, vectorize_particles=False))
for i in range(2):
    svi.step(x, t, censored)

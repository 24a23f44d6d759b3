"""Survival with right censoring: the log of the survival function enters by a factor."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal, init_to_median


def simulate(n, p):
    x = torch.randn(n, p)
    beta = torch.linspace(-0.5, 0.5, p)
    t = dist.Weibull(torch.exp(x @ beta), torch.tensor(1.5)).sample()
    c = dist.Exponential(0.5).sample((n,))
    return x, torch.minimum(t, c), (t <= c).float()


def survival_model(x, time=None, event=None):
    n, p = x.shape
    beta = pyro.sample("beta", dist.Normal(torch.zeros(p), 1.0).to_event(1))
    intercept = pyro.sample("intercept", dist.Normal(0.0, 2.0))
    k = pyro.sample("k", dist.Gamma(2.0, 1.0))
    rate = torch.exp(intercept + x @ beta)
    with pyro.plate("patients", n):
        weibull = dist.Weibull(rate, k)
        if time is None:
            return pyro.sample("t", weibull)
        log_survival = -((time / rate) ** k)
        pyro.factor("loglik", event * weibull.log_prob(time) + (1 - event) * log_survival)


x, time, event = simulate(40, 3)
guide = AutoMultivariateNormal(survival_model, init_loc_fn=init_to_median(num_samples=5))
svi = SVI(survival_model, guide, pyro.optim.ClippedAdam({"lr": 0.01, "clip_norm": 5.0}), Trace_ELBO(num_particles=2))
for _ in range(3):
    svi.step(x, time, event)
predictive = Predictive(survival_model, guide=guide, num_samples=7, return_sites=["t"])
print(predictive(x)["t"].shape)

# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""A discrete-time epidemic, two Gaussian states a day, guide vectorised by a comprehension over a product."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DAYS = 3


def transition(s, i, beta, gamma):
    new = beta * s * i
    return s - new, i + new - gamma * i


def model(cases):
    beta = pyro.sample("beta", dist.LogNormal(0.0, 0.5))
    gamma = pyro.sample("gamma", dist.Beta(2.0, 2.0))
    s, i = torch.tensor(0.99), torch.tensor(0.01)
    for day in range(DAYS):
        s_mean, i_mean = transition(s, i, beta, gamma)
        s = pyro.sample(f"S_{day}", dist.Normal(s_mean, 0.1))
        i = pyro.sample(f"I_{day}", dist.Normal(i_mean, 0.1))
        pyro.sample(f"cases_{day}", dist.Normal(i, 0.1), obs=cases[day])


def guide(cases):
    pyro.sample("beta", dist.LogNormal(pyro.param("bl", torch.tensor(0.0)), 0.1))
    pyro.sample("gamma", dist.Beta(pyro.param("ga", torch.tensor(2.0)), 2.0))  # error: PYR501
    keys = [f"{c}_{d}" for d in range(len(cases)) for c in "SI"]
    for key in keys:
        pyro.sample(key, dist.Normal(pyro.param(key + "_loc", torch.tensor(0.5)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.rand(DAYS))

"""Varying intercepts and slopes with group predictors (radon), data from lists."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.distributions import constraints

county = np.array([0, 0, 1, 1, 1, 2, 3, 3])
floor = np.array([0, 1, 0, 0, 1, 0, 1, 0], dtype=np.float32)
log_radon = np.array([0.8, 0.2, 1.1, 0.9, 0.3, 1.4, 0.1, 0.6], dtype=np.float32)
uranium = [0.1, -0.2, 0.3, 0.0]

county_t = torch.from_numpy(county)
floor_t = torch.from_numpy(floor)
radon_t = torch.from_numpy(log_radon)
uranium_t = torch.tensor(uranium)
N, J = len(radon_t), len(uranium)


def model(county, floor, uranium, y=None):
    gamma = pyro.sample("gamma", dist.Normal(0.0, 1.0).expand([2]).to_event(1))
    tau = pyro.sample("tau", dist.HalfCauchy(1.0))
    with pyro.plate("county", J):
        alpha = pyro.sample("alpha", dist.Normal(gamma[0] + gamma[1] * uranium, tau))
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0))
    sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
    mu = alpha[..., county] + beta * floor
    with pyro.plate("obs", N):
        return pyro.sample("y", dist.Normal(mu, sigma), obs=y)


def positive(name, init=0.5):
    return pyro.param(name, torch.tensor(init), constraint=constraints.positive)


def guide(county, floor, uranium, y=None):
    pyro.sample("gamma", dist.Normal(pyro.param("gamma_loc", torch.zeros(2)), positive("gamma_sd")).to_event(1))
    pyro.sample("tau", dist.LogNormal(pyro.param("tau_loc", torch.tensor(0.0)), positive("tau_sd")))
    with pyro.plate("county", J):
        loc = pyro.param("alpha_loc", torch.zeros(J))
        sd = pyro.param("alpha_sd", torch.ones(J), constraint=constraints.positive)
        pyro.sample("alpha", dist.Normal(loc, sd))
    pyro.sample("beta", dist.Normal(pyro.param("beta_loc", torch.tensor(0.0)), positive("beta_sd")))
    pyro.sample("sigma", dist.Delta(positive("sigma_map")))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for step in range(3):
    svi.step(county_t, floor_t, uranium_t, radon_t)

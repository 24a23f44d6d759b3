"""Varying intercepts and slopes with a guide by hand; parameters made by helpers that carry constraints."""
import numpy as np
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

rng = np.random.default_rng(0)
df = {"county": rng.integers(0, 4, 30), "floor": rng.integers(0, 2, 30), "log_radon": rng.normal(size=30)}
county = torch.tensor(df["county"])
floor = torch.tensor(df["floor"], dtype=torch.float)
log_radon = torch.tensor(df["log_radon"], dtype=torch.float)
n_counties = 4


def positive(name, value):
    return pyro.param(name, torch.as_tensor(value), constraint=constraints.positive)


def real(name, value):
    return pyro.param(name, torch.as_tensor(value))


def model(county, floor, log_radon=None):
    mu_a = pyro.sample("mu_a", dist.Normal(0.0, 10.0))
    sigma_a = pyro.sample("sigma_a", dist.HalfCauchy(5.0))
    mu_b = pyro.sample("mu_b", dist.Normal(0.0, 10.0))
    sigma_b = pyro.sample("sigma_b", dist.HalfCauchy(5.0))
    with pyro.plate("counties", n_counties):
        a = pyro.sample("a", dist.Normal(mu_a, sigma_a))
        b = pyro.sample("b", dist.Normal(mu_b, sigma_b))
    eps = pyro.sample("eps", dist.HalfCauchy(5.0))
    with pyro.plate("obs", len(county)):
        return pyro.sample("y", dist.Normal(a[county] + b[county] * floor, eps), obs=log_radon)


def guide(county, floor, log_radon=None):
    pyro.sample("mu_a", dist.Normal(real("mu_a_loc", 0.0), positive("mu_a_scale", 1.0)))
    pyro.sample("mu_b", dist.Normal(real("mu_b_loc", 0.0), positive("mu_b_scale", 1.0)))
    for name in ("sigma_a", "sigma_b", "eps"):
        pyro.sample(name, dist.LogNormal(real(f"{name}_loc", 0.0), positive(f"{name}_scale", 0.1)))
    with pyro.plate("counties", n_counties):
        for name in ["a", "b"]:
            loc = real(f"{name}_loc", torch.zeros(n_counties))
            scale = positive(f"{name}_scale", torch.ones(n_counties))
            pyro.sample(name, dist.Normal(loc, scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.03}), Trace_ELBO())
for step in range(3):
    loss = svi.step(county, floor, log_radon)
    if step % 100 == 0:
        print(f"[{step}] {loss / len(log_radon):.3f}")
drawn = model(county, floor)

"""The guide draws one intercept an observation instead of one a county."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.distributions import constraints

county = np.array([0, 0, 1, 1, 1, 2, 3, 3])
log_radon = np.array([0.8, 0.2, 1.1, 0.9, 0.3, 1.4, 0.1, 0.6], dtype=np.float32)
county_t = torch.from_numpy(county)
radon_t = torch.from_numpy(log_radon)
N, J = len(radon_t), len(np.unique(county))


def model(county, y=None):
    tau = pyro.sample("tau", dist.HalfCauchy(1.0))
    with pyro.plate("county", 4):
        alpha = pyro.sample("alpha", dist.Normal(0.0, tau))
    with pyro.plate("obs", N):
        return pyro.sample("y", dist.Normal(alpha[county], 1.0), obs=y)


def guide(county, y=None):
    pyro.sample("tau", dist.LogNormal(pyro.param("tau_loc", torch.tensor(0.0)), 0.1))
    with pyro.plate("county", 4):
        loc = pyro.param("alpha_loc", torch.zeros(len(y)))
        pyro.sample("alpha", dist.Normal(loc, 0.1))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for step in range(3):
    svi.step(county_t, radon_t)

"""A prediction function that reads a parameter under a name that no guide has made."""
# shows: PYR506 'mu_scale'
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("x", len(x)):
        pyro.sample("obs", dist.Normal(mu, 1.0), obs=x)


def guide(x):
    loc = pyro.param("mu_loc", torch.tensor(0.0))
    pyro.param("mu_sd", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("mu", dist.Normal(loc, pyro.param("mu_scale")))  # error: PYR506


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(4))

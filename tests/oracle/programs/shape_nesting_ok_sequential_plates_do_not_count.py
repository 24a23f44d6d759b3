"""A sequential plate around a vectorized one: the nesting is one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(groups):
    for g in pyro.plate("groups", len(groups)):
        mu = pyro.sample(f"mu_{g}", dist.Normal(0.0, 1.0))
        with pyro.plate(f"members_{g}", len(groups[g])):
            pyro.sample(f"y_{g}", dist.Normal(mu, 1.0), obs=groups[g])


def guide(groups):
    for g in pyro.plate("groups", len(groups)):
        loc = pyro.param(f"loc_{g}", torch.tensor(0.0))
        pyro.sample(f"mu_{g}", dist.Normal(loc, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step([torch.zeros(2), torch.ones(4)])

import pyro
import pyro.distributions as dist
import torch
from pyro.distributions import constraints


def make_guide(config):
    local = "theta" if config.centered else "eta"

    def guide(y, sigma):
        pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 1.0))
        tau = pyro.param("tau_scale", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("tau", dist.HalfNormal(tau))
        with pyro.plate("schools", len(y)):
            pyro.sample(local, dist.Normal(pyro.param(f"{local}_loc", torch.zeros(len(y))), 1.0))

    return guide

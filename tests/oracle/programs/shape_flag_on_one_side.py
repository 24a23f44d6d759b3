"""A global switch guards a site in the guide only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

HIERARCHICAL = False
LATENT = "mu"
HYPER = LATENT + "_scale"


def model(y):
    s = pyro.sample(HYPER, dist.Exponential(1.0))
    mu = pyro.sample(LATENT, dist.Normal(0.0, s + 0.01))
    with pyro.plate("y_plate", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    if HIERARCHICAL:
        pyro.sample(HYPER, dist.LogNormal(pyro.param("s_loc", torch.tensor(0.0)), 0.1))
    pyro.sample(LATENT, dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(4))

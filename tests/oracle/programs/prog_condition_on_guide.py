"""pyro.condition put around the guide to pin a latent: the model then finds it observed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sigma = pyro.sample("sigma", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, sigma), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 1.0))
    pyro.sample("sigma", dist.LogNormal(0.0, 0.1))  # error: PYR309


pinned = pyro.condition(guide, data={"sigma": torch.tensor(1.0)})
SVI(model, pinned, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))

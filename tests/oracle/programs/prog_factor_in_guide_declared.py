"""The same shape of guide with has_rsample, and an auxiliary draw marked as such."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

AUX = {"is_auxiliary": True}


def model(y):
    z = pyro.sample("z", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    eps = pyro.sample("eps", dist.Normal(loc, 1.0), infer=AUX)
    pyro.factor("jacobian", -eps, has_rsample=True)
    pyro.sample("z", dist.Delta(eps.exp()))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

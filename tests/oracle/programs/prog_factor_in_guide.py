"""A guide that reshapes a draw and corrects its density with a factor, without saying where the factor comes from."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    z = pyro.sample("z", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    eps = pyro.sample("eps", dist.Normal(loc, 1.0), infer={"is_auxiliary": True})
    pyro.factor("jacobian", -eps)  # error: PYR310
    pyro.sample("z", dist.Delta(eps.exp()))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

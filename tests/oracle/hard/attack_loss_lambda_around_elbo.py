"""A loss function that calls an ELBO inside: the comparison takes place there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

elbo = Trace_ELBO()


def regularised(model, guide, *args):
    penalty = sum(p.pow(2).sum() for p in pyro.get_param_store().values())
    return elbo.differentiable_loss(model, guide, *args) + 0.1 * penalty


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=regularised).step(torch.tensor(1.0))

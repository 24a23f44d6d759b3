import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceTailAdaptive_ELBO
from pyro.optim import Adam

LOSSES = {"tail": TraceTailAdaptive_ELBO(), "plain": Trace_ELBO()}


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), LOSSES["plain"]).step(torch.tensor(1.0))

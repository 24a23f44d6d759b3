import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x, bayesian):
    if bayesian:
        s = pyro.sample("s", dist.HalfNormal(1.0))
    else:
        s = pyro.param("s", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("x", dist.Normal(0.0, s), obs=x)


def guide(x, bayesian):
    if bayesian:
        pyro.sample("s", dist.LogNormal(pyro.param("s_loc", torch.tensor(0.0)), 0.5))


Trace_ELBO().loss(model, guide, torch.tensor(0.2), False)
Trace_ELBO().loss(model, guide, torch.tensor(0.2), True)

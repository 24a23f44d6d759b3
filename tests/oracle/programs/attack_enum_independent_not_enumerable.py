"""A vector of Bernoullis made one event cannot be enumerated: config_enumerate passes it over."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(y):
    k = pyro.sample("k", dist.Bernoulli(torch.full((2,), 0.5)).to_event(1))
    pyro.sample("y", dist.Normal(k.sum(-1), 1.0), obs=y)


def guide(y):  # error: PYR301
    pass


elbo = TraceEnum_ELBO(max_plate_nesting=0)  # error: PYR402
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo).step(torch.tensor(1.0))

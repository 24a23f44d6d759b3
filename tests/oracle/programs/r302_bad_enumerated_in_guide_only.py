import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("N", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


@config_enumerate
def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("N", len(x)):
        pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR302


TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, torch.zeros(2))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate(default="flat")
def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):  # error: PYR301
    pass


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.tensor(0.0))

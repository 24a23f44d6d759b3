"""Masked, expanded and binomial sites keep their support countable."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(y):
    with pyro.plate("n", 3):
        a = pyro.sample("a", dist.Bernoulli(0.3).expand([3]).mask(torch.tensor([True, False, True])))
        b = pyro.sample("b", dist.Binomial(2, 0.5))
        pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    pass


elbo = TraceEnum_ELBO(max_plate_nesting=1)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo).step(torch.randn(3))

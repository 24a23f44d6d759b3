"""A misspelt strategy given to the decorator factory."""
import torch
import pyro
import pyro.distributions as dist
import pyro.infer
from pyro.infer import SVI, TraceEnum_ELBO


@pyro.infer.config_enumerate(default="paralel")  # error: PYR411
def model(x):
    z = pyro.sample("z", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(0.5))

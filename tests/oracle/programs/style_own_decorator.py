"""A decorator of one's own (functools.wraps) around model and guide; poutine handlers as decorators."""
import functools

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def as_tensor_input(fn):
    @functools.wraps(fn)
    def wrapper(values, *args, **kwargs):
        if not torch.is_tensor(values):
            values = torch.tensor(values, dtype=torch.float)
        return fn(values, *args, **kwargs)
    return wrapper


@as_tensor_input
@poutine.scale(scale=0.1)
def model(values):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("values", len(values)):
        pyro.sample("v", dist.Normal(mu, 1.0), obs=values)


@as_tensor_input
@poutine.scale(scale=0.1)
def guide(values):
    mu_loc = pyro.param("mu_loc", values.mean().detach())
    pyro.sample("mu", dist.Normal(mu_loc, 0.5))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step([1, 2, 3])

"""A decorator adds a global latent to the model and is missing on the guide."""
from functools import wraps

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def with_temperature(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        temperature = pyro.sample("temperature", dist.LogNormal(0.0, 1.0))
        return fn(*args, temperature=temperature, **kwargs)
    return inner


@with_temperature
def model(logits, labels, temperature=None):
    shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
    with pyro.plate("n", logits.shape[0]):
        pyro.sample("label", dist.Bernoulli(logits=(logits + shift) / temperature), obs=labels)


def guide(logits, labels):  # error: PYR301
    pyro.sample("shift", dist.Normal(pyro.param("shift_loc", torch.tensor(0.0)), 0.2))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3), torch.ones(3))

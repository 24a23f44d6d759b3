"""Indices and their number are given."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


INDEX = torch.tensor([0, 5])


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x), subsample_size=2, subsample=INDEX):  # error: PYR416
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x[INDEX])


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.ones(8))

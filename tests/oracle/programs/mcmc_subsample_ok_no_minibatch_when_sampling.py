"""The minibatch is an option that sampling does not use."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(x, batch_size=None):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 8, subsample_size=batch_size) as ind:
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x[ind])


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.ones(8))

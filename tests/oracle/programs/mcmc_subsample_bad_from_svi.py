"""A model that was written for SVI."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("rows", x.shape[0], subsample_size=4) as ind:  # error: PYR416
        pyro.sample("x", dist.Normal(loc, scale), obs=x.index_select(0, ind))


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.ones(8))

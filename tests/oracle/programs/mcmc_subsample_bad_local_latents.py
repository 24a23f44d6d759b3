"""Local latents in a subsampled plate."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(x):
    rows = pyro.plate("rows", len(x), subsample_size=3)  # error: PYR416
    with rows as ind:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[ind])


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.ones(8))

"""The same rows at every step."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 8, subsample=torch.tensor([1, 2, 7])) as ind:
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x[ind])


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.ones(8))

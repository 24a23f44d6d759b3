"""NUTS draws a prior of torch."""
# no pair: the sampler runs the model without a guide
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
import torch.distributions as td


from pyro.infer import MCMC, NUTS


def model(x):
    loc = pyro.sample("loc", td.Laplace(0.0, 1.0))  # error: PYR105
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.tensor(1.0))

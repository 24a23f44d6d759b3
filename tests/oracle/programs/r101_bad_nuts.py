# no pair: MCMC takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("mu", dist.HalfNormal(1.0))  # error: PYR101
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, sd), obs=y)


MCMC(NUTS(model), num_samples=2, warmup_steps=1, disable_progbar=True).run(torch.zeros(3))

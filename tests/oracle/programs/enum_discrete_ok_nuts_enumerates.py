# no pair: NUTS takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer.mcmc import MCMC, NUTS


def model(y):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 0.2))
    with pyro.plate("n", 3):
        k = pyro.sample("k", dist.Bernoulli(0.3))
        pyro.sample("y", dist.Normal(k, scale), obs=y)


MCMC(NUTS(model), num_samples=2, warmup_steps=1, disable_progbar=True).run(torch.zeros(3))

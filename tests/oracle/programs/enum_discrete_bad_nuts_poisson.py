# no pair: NUTS takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer.mcmc import MCMC, NUTS


def model(y):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    n = pyro.sample("n", dist.Poisson(rate))
    pyro.sample("y", dist.Normal(n, 1.0), obs=y)


kernel = NUTS(model)  # error: PYR413
MCMC(kernel, num_samples=2, warmup_steps=1, disable_progbar=True).run(torch.tensor(2.0))

# no pair: NUTS takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer.mcmc import MCMC, NUTS


def model(y):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    for i in pyro.plate("rows", 2):
        z = pyro.sample(f"z_{i}", dist.Normal(m, 1.0))
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])


MCMC(NUTS(model), num_samples=2, warmup_steps=1, disable_progbar=True).run(torch.zeros(2))

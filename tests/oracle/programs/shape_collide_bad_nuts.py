# no pair: MCMC takes a model alone
"""Two plates at one dim under NUTS: the model alone is enough."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer.mcmc import MCMC, NUTS


def model(y):
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    with pyro.plate("school", 3, dim=-2), pyro.plate("pupil", 4, dim=-2):  # error: PYR201
        pyro.sample("y", dist.Normal(0.0, tau), obs=y)


MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.zeros(3, 4))

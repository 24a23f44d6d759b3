# no pair: HMC takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import HMC, MCMC


def model(y):
    bits = pyro.sample("bits", dist.Bernoulli(torch.full((3,), 0.5)).to_event(1))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(bits.sum(-1), scale), obs=y)


kernel = HMC(model, step_size=0.1)  # error: PYR413
MCMC(kernel, num_samples=1, warmup_steps=1, disable_progbar=True).run(torch.tensor(2.0))

# no pair: NUTS takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer.mcmc import MCMC, NUTS


def model(table):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 0.1))
    rows = pyro.plate("rows", 2, dim=-2)
    columns = pyro.plate("columns", 2, dim=-1)
    with rows:
        r = pyro.sample("r", dist.Bernoulli(0.5))
    with columns:
        c = pyro.sample("c", dist.Bernoulli(0.5))
    with rows, columns:
        pyro.sample("cell", dist.Normal(r + c, scale), obs=table)  # error: PYR405


MCMC(NUTS(model), num_samples=2, warmup_steps=1, disable_progbar=True).run(torch.zeros(2, 2))

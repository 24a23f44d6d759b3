import pyro
import pyro.distributions as dist
import torch

from tools import logged, tempered


@tempered(0.5)
@logged
def model(x):
    a = pyro.sample("a", dist.Exponential(1.0))
    b = pyro.sample("b", dist.Exponential(1.0))
    with pyro.plate("x_plate", x.numel()):
        pyro.sample("x", dist.Beta(1.0 + a, 1.0 + b), obs=x)


@tempered(0.5)
@logged
def guide(x):
    for site in ("a", "b"):
        rate = pyro.param(f"{site}_rate", torch.tensor(1.0), constraint=dist.constraints.positive)
        pyro.sample(site, dist.Exponential(rate))

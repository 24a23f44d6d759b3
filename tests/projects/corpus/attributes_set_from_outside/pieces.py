import pyro
import pyro.distributions as dist
import torch


def model(x):
    a = pyro.sample("a", dist.Uniform(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    low = pyro.param("low", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("a", dist.Beta(1.0 + low, 1.0))

import pyro
import pyro.distributions as dist
import torch


def gaussian_model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def gaussian_guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0))


def laplace_model(x):
    scale = pyro.sample("scale", dist.Exponential(1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Laplace(0.0, scale), obs=x)


def laplace_guide(x):
    rate = pyro.param("r", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("scale", dist.Exponential(rate))

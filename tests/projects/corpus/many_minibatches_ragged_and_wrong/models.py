import pyro
import pyro.distributions as dist
import torch


def model(x):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("x", dist.Normal(torch.zeros(2), scale).to_event(1), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("scales", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))  # error: PYR302

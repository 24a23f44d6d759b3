# shows: PYR204 Value is not broadcastable with batch_shape
import pyro
import pyro.distributions as dist
import torch


def model(y):
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 20, subsample_size=5):
        pyro.sample("y", dist.Normal(level, 1.0), obs=y)  # error: PYR204


def guide(y):
    pyro.sample("level", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0))

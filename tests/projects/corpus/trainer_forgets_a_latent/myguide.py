import pyro
import pyro.distributions as dist
import torch


def guide(data):  # error: PYR301
    loc = pyro.param("q_loc", torch.tensor(0.0))
    pyro.sample("loc", dist.Normal(loc, 0.1))

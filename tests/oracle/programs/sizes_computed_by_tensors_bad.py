"""A decoder whose width is the product of the sides of an image, and a guide that leaves one side out."""
import numpy as np
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


def model(x):
    width = int(np.prod(x.shape[1:]))
    with pyro.plate("rows", x.shape[0]):
        mean = pyro.sample("mean", dist.Normal(torch.zeros(x.shape[0], width), 1.0).to_event(1))
        pyro.sample("obs", dist.Normal(mean, 1.0).to_event(1), obs=x.reshape(-1, width))


def guide(x):
    width = torch.tensor(x.shape[2:]).prod().item()
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("mean", dist.Normal(torch.zeros(x.shape[0], width), 1.0).to_event(1))  # error: PYR306


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(torch.randn(5, 4, 8))

"""Sizes that tensors and arrays of a few known elements give."""
import math

import numpy as np
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(5, 8, 8)
SIZES = [
    torch.prod(torch.tensor(x.shape[1:])).item(),
    int(np.prod(x.shape[1:])),
    np.prod(np.array([8, 8])),
    math.prod(x.shape[1:]),
    torch.tensor(x.shape[1:]).prod(),
    int(torch.tensor(x.shape[1:]).prod()),
    torch.tensor([8, 8]).sum().item() * 4,
    torch.tensor(64).item(),
    int(torch.tensor([4, 64]).max()),
    torch.tensor([3, 64])[1].item(),
    x[0].numel(),
]


def model():
    with pyro.plate("rows", 5):
        for number, size in enumerate(SIZES):
            pyro.sample(f"z{number}", dist.Normal(torch.zeros(5, size), 1.0).to_event(1))


def guide():
    with pyro.plate("rows", 5):
        for number in range(len(SIZES)):
            pyro.sample(f"z{number}", dist.Normal(torch.zeros(5, 64), 1.0).to_event(1))


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step()

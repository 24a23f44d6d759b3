"""A tensor of sizes that is changed in place before its product is a width."""
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(5, 8, 8)
grown = torch.tensor([8, 8])
grown[0] = 16
scaled = torch.tensor(x.shape[1:])
scaled.mul_(2)
SIZES = [grown.prod().item() // 2, scaled.prod().item() // 4]


def model():
    with pyro.plate("rows", 5):
        for number, size in enumerate(SIZES):
            pyro.sample(f"z{number}", dist.Normal(torch.zeros(5, size), 1.0).to_event(1))


def guide():
    with pyro.plate("rows", 5):
        for number in range(len(SIZES)):
            pyro.sample(f"z{number}", dist.Normal(torch.zeros(5, 64), 1.0).to_event(1))


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step()

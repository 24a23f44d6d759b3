"""With sizes known only through each other: the means stay a column."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import os


def load(n):
    generator = torch.Generator().manual_seed(n)
    x = torch.rand(n, 2, generator=generator)
    return x, x.sum(-1)


def model(x, y):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    mean = torch.matmul(x, beta.unsqueeze(-1))
    with pyro.plate("data", y.shape[0]):
        pyro.sample("y", dist.Normal(mean, 0.1), obs=y)  # error: PYR203


def guide(x, y):
    loc = pyro.param("loc", torch.zeros(x.size(-1)))
    pyro.sample("beta", dist.Normal(loc, 0.1).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(*load(len(os.listdir(os.sep)) + 2))

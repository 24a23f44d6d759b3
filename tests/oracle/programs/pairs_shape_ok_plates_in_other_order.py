"""The guide nests its plates the other way round, with the same dims."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(y):
    with pyro.plate("i", 3, dim=-2):
        with pyro.plate("j", 2, dim=-1):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    m = pyro.param("m", torch.zeros(3, 1))
    with pyro.plate("j", 2, dim=-1):
        with pyro.plate("i", 3, dim=-2):
            pyro.sample("z", dist.Normal(m, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))

"""The indices that the with statement binds may be run through."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("n", len(x)) as index:
        mean = torch.stack([torch.tensor(0.1) * i for i in index])
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

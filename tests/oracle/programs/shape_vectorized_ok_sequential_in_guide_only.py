"""The model enters the plate, the guide runs through its own of that name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = torch.stack([pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0)) for i in range(3)])
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    for i in pyro.plate("n", len(x)):
        pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"m_{i}", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

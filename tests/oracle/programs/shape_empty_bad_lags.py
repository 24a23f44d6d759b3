"""A series of one value has no steps."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    sigma = pyro.param("sigma", torch.tensor(1.0), constraint=dist.constraints.positive)
    steps = y[1:]
    with pyro.plate("steps", steps.shape[0]):  # error: PYR210
        pyro.sample("y", dist.Normal(y[:-1], sigma), obs=steps)


def guide(y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(1))

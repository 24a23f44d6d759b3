"""A sequential plate claims no dim, so the vector of weights may have any length."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(xs):
    for i in pyro.plate("i", len(xs)):
        z = pyro.sample(f"z_{i}", dist.Normal(torch.zeros(5), 1.0).to_event(1))
        pyro.sample(f"x_{i}", dist.Normal(z, 1.0).to_event(1), obs=xs[i])


def guide(xs):
    for i in pyro.plate("i", len(xs)):
        loc = pyro.param(f"loc_{i}", torch.zeros(5))
        pyro.sample(f"z_{i}", dist.Normal(loc, 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 5))

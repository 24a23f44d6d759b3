"""An event without elements is no plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, num_extra=0):
    z = pyro.sample("z", dist.Normal(torch.zeros(num_extra), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x, num_extra=0):
    pyro.sample("z", dist.Normal(torch.zeros(num_extra), 1.0).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

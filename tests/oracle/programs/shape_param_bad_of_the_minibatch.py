"""The local parameters have the size of the minibatch instead of the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("data", len(x), subsample_size=4) as i:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])


def guide(x):
    with pyro.plate("data", len(x), subsample_size=4):
        loc = pyro.param("loc", torch.zeros(4), event_dim=0)  # error: PYR211
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))

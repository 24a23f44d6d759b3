"""A parameter of the plate's full size is subsampled by the plate."""
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
        loc = pyro.param("loc", torch.zeros(len(x)), event_dim=0)
        scale = pyro.param("scale", lambda: torch.ones(len(x)), constraint=dist.constraints.positive, event_dim=0)
        assert loc.shape == scale.shape == (4,)
        pyro.sample("z", dist.Normal(loc, scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))

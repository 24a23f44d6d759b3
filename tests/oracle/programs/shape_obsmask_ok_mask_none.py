"""obs_mask=None is no mask."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, mask=None):
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y, obs_mask=mask)


def guide(y, mask=None):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))

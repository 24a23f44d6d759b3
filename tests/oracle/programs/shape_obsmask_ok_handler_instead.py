"""poutine.mask and Distribution.mask take the flags as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine


def model(y, mask):
    with pyro.plate("n", len(y)):
        with poutine.mask(mask=mask):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)
        pyro.sample("y2", dist.Normal(0.0, 1.0).mask(mask), obs=y)


def guide(y, mask):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4), torch.tensor([True, False, True, True]))

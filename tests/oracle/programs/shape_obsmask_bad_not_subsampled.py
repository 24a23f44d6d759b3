"""The minibatch is indexed, its mask is not."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, mask):
    with pyro.plate("n", len(x), subsample_size=2) as i:
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x[i], obs_mask=mask)  # error: PYR212


def guide(x, mask):
    with pyro.plate("n", len(x), subsample_size=2):
        pyro.sample("x_unobserved", dist.Normal(0.0, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(6), torch.tensor([True, False] * 3))

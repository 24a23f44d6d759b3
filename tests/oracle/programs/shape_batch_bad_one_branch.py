"""Only the robust branch forgets the plate, and it is the one that runs."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, robust=False):
    loc = pyro.param("loc", torch.tensor(0.0))
    if not robust:
        with pyro.plate("n", x.shape[0]):
            return pyro.sample("x", dist.Normal(loc, 1.0), obs=x)
    return pyro.sample("x", dist.StudentT(3.0, loc, 1.0), obs=x)  # error: PYR203


def guide(x, robust=False):
    return None


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), robust=True)

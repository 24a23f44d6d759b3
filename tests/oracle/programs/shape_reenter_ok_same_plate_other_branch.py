"""Either branch enters the plate, never both."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, robust):
    n = pyro.plate("n", len(x))
    if robust:
        with n:
            pyro.sample("x", dist.StudentT(3.0, 0.0, 1.0), obs=x)
    else:
        with n:
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x, robust):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for robust in (True, False):
    svi.step(torch.zeros(3), robust)

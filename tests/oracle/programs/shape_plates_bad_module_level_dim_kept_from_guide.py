"""A module-level plate takes its dim in the guide and collides with it in the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

groups = pyro.plate("groups", 3)
repeats = pyro.plate("repeats", 5)


def model(x):
    with repeats:
        with groups:  # error: PYR201
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    with groups:
        pyro.sample("u", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 5))

"""Plates made once at module level leave no statement in the trace, so the guide's other plate is nobody's business."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

N = 5
model_plate = pyro.plate("items", N, dim=-1)
guide_plate = pyro.plate("elements", N, dim=-1)


def model(y):
    with model_plate:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with model_plate:
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(N))
    with guide_plate:
        pyro.sample("z", dist.Normal(loc, 0.5))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.ones(N))

"""A helper enters a plate, leaves it and hands it on to be entered again."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def outer(plate):
    with plate:
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=torch.zeros(2))
    return plate


def model():
    with outer(outer_plate := pyro.plate("p", 2)) as index:
        pyro.sample("y", dist.Normal(torch.zeros(2)[index], 1.0), obs=torch.zeros(2))
    assert outer_plate.dim == -1


def guide():
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()

"""The stack starts to the left of the plate inside it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(image):
    with pyro.plate_stack("where", [3, 2], rightmost_dim=-2), pyro.plate("channel", 4, dim=-1):
        pyro.sample("image", dist.Normal(0.0, 1.0), obs=image)


def guide(image):
    return


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3, 2, 4))

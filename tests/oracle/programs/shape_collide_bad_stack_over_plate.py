"""A plate_stack that starts at the dim of the plate around it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(image):
    with pyro.plate("batch", len(image), dim=-2):
        with pyro.plate_stack("pixel", image.shape[1:]):  # error: PYR201
            pyro.sample("image", dist.Bernoulli(0.5), obs=image)


def guide(image):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(2, 4, 4))

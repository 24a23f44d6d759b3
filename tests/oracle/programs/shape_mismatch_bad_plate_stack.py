"""plate_stack takes its sizes from the left, the kernel was built from the right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(image):
    height, width = image.shape
    mean = torch.ones(height, 1) * torch.linspace(0, 1, width)
    with pyro.plate_stack("pixel", (width, height)):
        pyro.sample("image", dist.Normal(mean, 0.5), obs=image)  # error: PYR205


def guide(image):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 5))

"""plate_stack in the model, the two plates by hand in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(img):
    with pyro.plate_stack("pixel", img.shape):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 0.1), obs=img)


def guide(img):
    height, width = img.shape
    loc = pyro.param("loc", torch.zeros(height, width))
    with pyro.plate("pixel_0", width, dim=-1), pyro.plate("pixel_1", height, dim=-2):
        pyro.sample("z", dist.Normal(loc, 0.1))


pyro.set_rng_seed(1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=2))
svi.step(torch.rand(2, 3))

"""plate_stack numbers its plates from the right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(image):
    with pyro.plate_stack("pixel", image.shape):
        with block_plate("pixel_1"):
            row = pyro.sample("row", dist.Normal(0.0, 1.0))
        assert row.shape == (4,)
        pyro.sample("image", dist.Normal(row, 1.0), obs=image)


def guide(image):
    with pyro.plate("pixel_0", image.shape[-1]):
        pyro.sample("row", dist.Normal(pyro.param("r", torch.zeros(4)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 4))

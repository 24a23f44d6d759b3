"""plate_stack numbers its plates 0 and 1; there is no 2."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(image):
    with pyro.plate_stack("pixel", image.shape):
        for axis in (1, 2):
            with block_plate(f"pixel_{axis}"):  # error: PYR214
                pyro.sample(f"mean_{axis}", dist.Normal(0.0, 1.0), obs=image.mean(2 - axis, keepdim=True)[:1])


def guide(image):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 4))

"""The two sites that obs_mask makes are named in block and return_sites."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

OPTIM = pyro.optim.Adam({"lr": 0.01})
DATA = torch.linspace(-1.0, 1.0, 6)


def model(y, mask):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 6):
        pyro.sample("y", dist.Normal(z, 1.0), obs=y, obs_mask=mask)


g = AutoNormal(poutine.block(model, hide=["y_unobserved"]))
svi = SVI(poutine.block(model, hide=["y_unobserved"]), g, OPTIM, Trace_ELBO())
svi.step(DATA, DATA > 0)
print(
    Predictive(model, num_samples=2, return_sites=["y_observed", "y_unobserved", "y"])(DATA, DATA > 0).keys()
)

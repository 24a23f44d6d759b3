"""PYR303: auxiliary sites of a guide that are latents of the model."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_copied_setting():
    settings = {"is_auxiliary": True}

    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))  # error: PYR303
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        m = pyro.param("m", torch.zeros(len(y)))
        with pyro.plate("n", len(y)):
            pyro.sample("z", dist.Normal(m, 1.0), infer=settings)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_setting_of_another_site():
    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        shift = pyro.sample("shift", dist.Normal(0.0, 1.0), infer=dict(is_auxiliary=True))
        with pyro.plate("n", len(y)):
            pyro.sample("z", dist.Normal(shift, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

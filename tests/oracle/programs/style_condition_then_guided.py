"""The conditioned site is proposed by the guide, although it is no longer latent."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def bakery(flour):
    oven = pyro.sample("oven", dist.Normal(220.0, 10.0))
    return pyro.sample("rise", dist.Normal(0.1 * oven + flour, 0.5))


ruler = {"rise": torch.tensor(25.0)}
measured = pyro.condition(bakery, data=ruler)


def bakery_guide(flour):
    oven = pyro.sample("oven", dist.Normal(pyro.param("oven_q", torch.tensor(220.0)), 2.0))
    pyro.sample("rise", dist.Normal(0.1 * oven + flour, 0.5))  # error: PYR302


svi = SVI(measured, bakery_guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(1.5)

"""The guide's lambda fixes the layout of the other model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from functools import partial


def build(size, event, y=None):
    prior = dist.Normal(torch.zeros(size), 1.0)
    if event:
        z = pyro.sample("z", prior.to_event(1))
    else:
        with pyro.plate("z_plate", size):
            z = pyro.sample("z", prior)
    pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)


def variational(size, event, y=None):
    q = dist.Normal(pyro.param(f"loc_{size}", torch.zeros(size)), 0.1)
    if event:
        pyro.sample("z", q.to_event(1))  # error: PYR305
    else:
        with pyro.plate("z_plate", size):
            pyro.sample("z", q)


y = torch.tensor(1.0)
for size, event in ((2, True), (3, False)):
    svi = SVI(partial(build, size, event), lambda y: variational(size, True, y), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(y=y)

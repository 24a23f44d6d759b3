import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR309


svi = SVI(model, poutine.condition(guide, data={"z": torch.tensor(0.1)}), Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(0.0))

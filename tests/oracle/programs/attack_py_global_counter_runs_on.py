"""A counter of the module is never reset, so the second step's model has other names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

count = 0


def fresh(prefix):
    global count
    count += 1
    return f"{prefix}{count}"


def model(y):
    z = pyro.sample(fresh("z"), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z1", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
svi.step(torch.tensor(1.0))

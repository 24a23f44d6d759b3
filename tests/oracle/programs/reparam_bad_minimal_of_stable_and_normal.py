import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import MinimalReparam
from pyro.optim import Adam


@MinimalReparam()
def model(y):
    jump = pyro.sample("jump", dist.Stable(1.5, 0.0))
    drift = pyro.sample("drift", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(jump + drift, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    pyro.sample("jump", dist.Normal(pyro.param("j", torch.tensor(0.0)), 1.0))  # error: PYR302
    pyro.sample("drift", dist.Normal(pyro.param("d", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

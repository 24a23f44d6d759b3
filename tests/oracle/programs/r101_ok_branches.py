import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, heavy=False):
    if heavy:
        z = pyro.sample("z", dist.StudentT(3.0, 0.0, 1.0))
    else:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x, heavy=False):
    loc = pyro.param("loc", torch.tensor(0.0))
    if heavy:
        return pyro.sample("z", dist.Normal(loc, 3.0))
    return pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(1.0))
svi.step(torch.tensor(1.0), heavy=True)

"""A batch is a tuple that is spread over the arguments."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, y, weight=1.0):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(slope * x, weight), obs=y)


def guide(x, y=None):
    pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, Adam({}), Trace_ELBO())
for batch in [(torch.ones(3), torch.ones(3)), (torch.zeros(3), torch.ones(3))]:
    svi.step(*batch)

"""Batches are dictionaries spread over keyword arguments; one batch lacks the target."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y=None):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", x.shape[0]):
        return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)


def guide(x, y=None):  # error: PYR301
    pyro.sample("b", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


batches = [dict(x=torch.ones(2), y=torch.zeros(2)), {"x": torch.ones(3)}]
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in batches:
    svi.step(**batch)

"""The last rounds hand over a shorter series than the plate has."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 4):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)  # error: PYR213


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
X = torch.randn(10)
for i in range(100):
    svi.step(X[:4] if i < 99 else X[:2])

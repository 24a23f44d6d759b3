"""The prior is as narrow as the guide: both are positive."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    slope = pyro.sample("slope", dist.HalfNormal(2.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def guide(x, y):
    pyro.sample("slope", dist.FoldedDistribution(dist.Normal(pyro.param("m", torch.tensor(1.0)), 0.5)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3), torch.ones(3))

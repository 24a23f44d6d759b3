# silent: PYR308 the posterior of negative effects can never be reached
"""An effect of either sign, guided by a positive distribution."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def guide(x, y):
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("slope", dist.HalfNormal(scale))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3), -torch.ones(3))

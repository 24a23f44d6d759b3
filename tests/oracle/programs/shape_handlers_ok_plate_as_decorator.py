"""One plate decorates model and guide as a whole."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

sensors = pyro.plate("sensors", 3, dim=-1)


@sensors
def model(x):
    offset = pyro.sample("offset", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(offset, 1.0), obs=x)


@sensors
def guide(x):
    m = pyro.param("m", torch.zeros(3))
    pyro.sample("offset", dist.Normal(m, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

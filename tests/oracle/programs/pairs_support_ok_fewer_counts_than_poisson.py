"""A Poisson site may be guided by a geometric draw; both count from zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    k = pyro.sample("k", dist.Poisson(3.0))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Geometric(p))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(2.0))

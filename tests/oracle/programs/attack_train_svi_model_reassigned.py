"""The SVI object lives on while its model attribute is replaced by a richer one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def simple(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def rich(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(simple, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
svi.model = rich
svi.step(torch.tensor(1.0))

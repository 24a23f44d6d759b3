"""The guide's local parameters have the size of the first fold."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(y)):
        z = pyro.sample("z", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    loc = pyro.param("z_loc", torch.zeros(len(y)))
    with pyro.plate("data", len(y)):
        pyro.sample("z", dist.Normal(loc, 0.1))  # error: PYR205


Y = torch.randn(11)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for fold in Y.chunk(3):
    svi.step(fold)

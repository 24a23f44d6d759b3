"""The same order, with plates built in another one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("groups", len(y)):
        theta = pyro.sample("theta", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    groups = pyro.plate("groups", len(y))
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with groups:
        pyro.sample("theta", dist.Normal(pyro.param("t", torch.zeros(4)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))

"""A scalar factor in a plate is expanded, a factor of shape (n, 1) at dim -2 as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    mu = pyro.param("mu", torch.tensor(0.0))
    with pyro.plate("rows", 3, dim=-2):
        pyro.factor("a", -mu)
        pyro.factor("b", -mu.expand(3, 1))
        with pyro.plate("columns", 2, dim=-1):
            pyro.factor("c", torch.zeros(3, 1))
            pyro.factor("d", torch.zeros(2))
            pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))

"""The guide enters its plate again for the second site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("n", 2):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        b = pyro.sample("b", dist.LogNormal(0.0, 1.0))
        pyro.sample("x", dist.Normal(a, b), obs=x)


def guide(x):
    n = pyro.plate("n", 2)
    with n as index:
        pyro.sample("a", dist.Delta(pyro.param("am", torch.zeros(2))[index]))
        with n as index:  # error: PYR207
            pyro.sample("b", dist.LogNormal(pyro.param("bm", torch.zeros(2))[index], 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2))

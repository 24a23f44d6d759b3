"""The plate is built in a helper; Pyro looks at its dim on entry."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def make_plates(n, m, first=-1):
    return pyro.plate("n", n, dim=first), pyro.plate("m", m, dim=first + 1)  # error: PYR209


def model(x):
    n, m = make_plates(*x.shape)
    with n:
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with m:
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    n, _ = make_plates(*x.shape)
    with n:
        pyro.sample("a", dist.Normal(pyro.param("l", torch.zeros(2)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 2))

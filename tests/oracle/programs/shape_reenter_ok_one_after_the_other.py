"""One plate object, entered three times in sequence."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = pyro.plate("n", len(x))
    with n:
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with n as i:
        b = pyro.sample("b", dist.LogNormal(a[i], 1.0))
    with n:
        pyro.sample("x", dist.Normal(a, b), obs=x)


def guide(x):
    m = pyro.param("m", torch.zeros(2, 3))
    n = pyro.plate("n", len(x))
    for name, cls, loc in zip("ab", (dist.Normal, dist.LogNormal), m):
        with n:
            pyro.sample(name, cls(loc, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

"""Anything on the real line may guide anything on it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.StudentT(3.0, 0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    c = pyro.sample("c", dist.Cauchy(0.0, 1.0))
    d = pyro.sample("d", dist.Gumbel(0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b + c + d, 1.0), obs=x)


def guide(x):
    m = pyro.param("m", torch.zeros(4))
    pyro.sample("a", dist.Normal(m[0], 1.0))
    pyro.sample("b", dist.Laplace(m[1], 1.0))
    pyro.sample("c", dist.Logistic(m[2], 1.0))
    pyro.sample("d", dist.SoftLaplace(m[3], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

"""Polynomial regression whose guide forgets the highest power."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DEGREE = 3


def model(x, y):
    coef = [pyro.sample(f"c_{k}", dist.Normal(0.0, 1.0)) for k in range(DEGREE + 1)]
    mean = sum(c * x ** k for k, c in enumerate(coef))
    with pyro.plate("points", len(x)):
        pyro.sample("y", dist.Normal(mean, 0.1), obs=y)


def guide(x, y):  # error: PYR301
    for k in range(DEGREE):
        pyro.sample(f"c_{k}", dist.Normal(pyro.param(f"loc_{k}", torch.tensor(0.0)), 0.1))


x = torch.linspace(-1, 1, 15)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
for _ in range(2):
    svi.step(x, x.sin())

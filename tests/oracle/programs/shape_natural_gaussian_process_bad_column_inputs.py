# shows: PYR205 Shape mismatch inside plate('data')
"""The inducing grid has more points than the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.distributions import constraints


def rbf(a, b, amplitude, length):
    distance = (a.unsqueeze(-1) - b.unsqueeze(-2)) / length
    return amplitude**2 * torch.exp(-0.5 * distance**2)


def model(x, y):
    n = x.size(0)
    length = pyro.sample("length", dist.LogNormal(0.0, 1.0))
    grid = torch.linspace(0.0, 1.0, 2 * n)
    K = rbf(grid, grid, 1.0, length) + 1e-3 * torch.eye(2 * n)
    f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(2 * n), covariance_matrix=K))
    with pyro.plate("data", n):
        pyro.sample("y", dist.Bernoulli(logits=f), obs=y)  # error: PYR205


def guide(x, y):
    n = 2 * len(x)
    pyro.sample("length", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))
    loc = pyro.param("f_loc", torch.zeros(n))
    tril = pyro.param("f_tril", torch.eye(n), constraint=constraints.lower_cholesky)
    pyro.sample("f", dist.MultivariateNormal(loc, scale_tril=tril))


x = torch.linspace(0.0, 1.0, 6)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(x, (x > 0.5).float())

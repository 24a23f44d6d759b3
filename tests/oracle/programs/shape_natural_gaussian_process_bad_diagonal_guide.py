"""The guide of the latent function forgets that it is one vector."""
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
    K = rbf(x, x, 1.0, length) + 1e-3 * torch.eye(n)
    f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(n), covariance_matrix=K))
    with pyro.plate("data", n):
        pyro.sample("y", dist.Bernoulli(logits=f), obs=y)


def guide(x, y):
    n = len(x)
    pyro.sample("length", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))
    loc = pyro.param("f_loc", torch.zeros(n))
    tril = pyro.param("f_tril", torch.eye(n), constraint=constraints.lower_cholesky)
    pyro.sample("f", dist.Normal(loc, tril.diagonal()))  # error: PYR305


x = torch.linspace(0.0, 1.0, 6)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(x, (x > 0.5).float())

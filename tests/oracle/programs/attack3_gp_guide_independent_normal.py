"""The guide of a Gaussian process forgets that the function values are one event."""
import math
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.constraints as constraints
from pyro.infer import SVI, Trace_ELBO


def model(t, y):
    n = len(t)
    length = pyro.sample("length", dist.LogNormal(0.0, 0.5))
    d2 = (t[:, None] - t[None, :]) ** 2
    K = torch.exp(-0.5 * d2 / length**2) + 1e-3 * torch.eye(n)
    f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(n), scale_tril=torch.linalg.cholesky(K)))
    with pyro.plate("observations", n):
        pyro.sample("y", dist.Normal(f, 0.2), obs=y)


def guide(t, y):
    n = len(t)
    pyro.sample("length", dist.LogNormal(pyro.param("length_loc", torch.tensor(0.0)), 0.1))
    loc = pyro.param("f_loc", torch.zeros(n))
    diag = pyro.param("f_diag", torch.full((n,), 0.1), constraint=constraints.positive)
    with pyro.plate("observations", n):
        pyro.sample("f", dist.Normal(loc, diag))  # error: PYR305


t = torch.linspace(0, 1, 12)
y = torch.sin(2 * math.pi * t)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=2))
svi.step(t, y)

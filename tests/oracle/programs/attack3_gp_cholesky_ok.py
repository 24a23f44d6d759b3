"""A Gaussian process by hand with a low-rank guide."""
import math
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.constraints as constraints
from pyro.infer import SVI, Trace_ELBO


def rbf(a, b, length, amplitude):
    d2 = (a.unsqueeze(-1) - b.unsqueeze(-2)).pow(2)
    return amplitude.pow(2) * torch.exp(-0.5 * d2 / length.pow(2))


def model(t, y):
    n = len(t)
    length = pyro.sample("length", dist.LogNormal(0.0, 0.5))
    amplitude = pyro.sample("amplitude", dist.HalfNormal(1.0))
    K = rbf(t, t, length, amplitude) + 1e-3 * torch.eye(n)
    f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(n), covariance_matrix=K))
    noise = pyro.param("noise", torch.tensor(0.3), constraint=constraints.positive)
    with pyro.plate("observations", n):
        pyro.sample("y", dist.Normal(f, noise), obs=y)


def guide(t, y):
    n = len(t)
    for name in ("length", "amplitude"):
        loc = pyro.param(name + "_loc", torch.tensor(0.0))
        scale = pyro.param(name + "_scale", torch.tensor(0.1), constraint=constraints.positive)
        pyro.sample(name, dist.LogNormal(loc, scale))
    loc = pyro.param("f_loc", torch.zeros(n))
    factor = pyro.param("f_factor", 0.1 * torch.ones(n, 2))
    diag = pyro.param("f_diag", torch.full((n,), 0.1), constraint=constraints.positive)
    pyro.sample("f", dist.LowRankMultivariateNormal(loc, factor, diag))


t = torch.linspace(0, 1, 12)
y = torch.sin(2 * math.pi * t)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=2))
for i in range(2):
    svi.step(t, y)

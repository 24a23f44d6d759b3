"""Gaussian process regression with priors on kernel parameters, jitter on the diagonal, prediction in closed form."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTrace_ELBO, MCMC, NUTS, Trace_ELBO
from pyro.infer.autoguide import AutoLaplaceApproximation


def rbf(a, b, var, length):
    return var * torch.exp(-0.5 * (a[:, None] - b[None, :]).pow(2) / length**2)


def model(x, y):
    var = pyro.sample("kernel_var", dist.LogNormal(0.0, 1.0))
    noise = pyro.sample("kernel_noise", dist.LogNormal(-2.0, 1.0))
    length = pyro.sample("kernel_length", dist.Uniform(0.1, 1.0))
    k = rbf(x, x, var, length) + (noise + 0.1) * torch.eye(len(x), dtype=x.dtype)
    pyro.sample("y", dist.MultivariateNormal(torch.zeros(len(x), dtype=x.dtype), covariance_matrix=k), obs=y)


def predict(x, y, x_test, samples):
    k = rbf(x, x, samples["kernel_var"], samples["kernel_length"]) + samples["kernel_noise"] * torch.eye(len(x), dtype=x.dtype)
    k_s = rbf(x_test, x, samples["kernel_var"], samples["kernel_length"])
    mean = k_s @ torch.linalg.solve(k, y)
    return dist.Normal(mean, samples["kernel_noise"].sqrt()).sample()


pyro.set_rng_seed(0)
x = torch.linspace(-1, 1, 10, dtype=torch.float64)
y = torch.sin(3 * x)
guide = AutoLaplaceApproximation(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.001}), Trace_ELBO())
for _ in range(3):
    svi.step(x, y)
laplace = guide.laplace_approximation(x, y)
print(predict(x, y, torch.zeros(3, dtype=x.dtype), laplace.median()))

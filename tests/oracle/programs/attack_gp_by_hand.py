"""Gaussian process regression by hand: kernel hyperparameters latent, marginal likelihood observed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLaplaceApproximation, AutoMultivariateNormal


def kernel(a, b, var, ell):
    return var * torch.exp(-0.5 * ((a[:, None] - b[None, :]) / ell) ** 2)


def model(x, y):
    hypers = {name: pyro.sample(name, dist.LogNormal(0.0, 1.0)) for name in ["variance", "lengthscale", "noise"]}
    K = kernel(x, x, hypers["variance"], hypers["lengthscale"])
    K = K + (hypers["noise"] + 1e-4) * torch.eye(len(x))
    pyro.sample("y", dist.MultivariateNormal(torch.zeros(len(x)), covariance_matrix=K), obs=y)


x = torch.linspace(0, 1, 5)
y = torch.sin(6 * x)
for auto in (AutoMultivariateNormal, AutoLaplaceApproximation):
    pyro.clear_param_store()
    guide = auto(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(x, y)

"""Dirichlet process mixture by stick breaking, truncated at T, with its guide from the literature."""
import torch
import torch.nn.functional as F
import pyro
from pyro.distributions import Beta, Categorical, MultivariateNormal
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

T = 4
alpha = 0.5
data = torch.randn(10, 2)
N = data.shape[0]


def mix_weights(beta):
    beta1m_cumprod = (1 - beta).cumprod(-1)
    return F.pad(beta, (0, 1), value=1) * F.pad(beta1m_cumprod, (1, 0), value=1)


def model(data):
    with pyro.plate("beta_plate", T - 1):
        beta = pyro.sample("beta", Beta(1, alpha))
    with pyro.plate("mu_plate", T):
        mu = pyro.sample("mu", MultivariateNormal(torch.zeros(2), 5 * torch.eye(2)))
    with pyro.plate("data", N):
        z = pyro.sample("z", Categorical(mix_weights(beta)))
        pyro.sample("obs", MultivariateNormal(mu[z], torch.eye(2)), obs=data)


def guide(data):
    kappa = pyro.param("kappa", lambda: torch.ones(T - 1), constraint=constraints.positive)
    tau = pyro.param("tau", lambda: torch.randn(T, 2))
    phi = pyro.param("phi", lambda: torch.ones(N, T) / T, constraint=constraints.simplex)
    with pyro.plate("beta_plate", T - 1):
        q_beta = pyro.sample("beta", Beta(torch.ones(T - 1), kappa))
    with pyro.plate("mu_plate", T):
        q_mu = pyro.sample("mu", MultivariateNormal(tau, torch.eye(2)))
    with pyro.plate("data", N):
        z = pyro.sample("z", Categorical(phi))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=Trace_ELBO())
for _ in range(2):
    svi.step(data)

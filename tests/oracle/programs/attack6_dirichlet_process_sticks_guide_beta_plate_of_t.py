"""A Dirichlet process mixture with stick breaking, discrete assignments left to TraceEnum."""
import torch
import torch.nn.functional as F
from torch.distributions import constraints
import pyro
from pyro.distributions import Beta, Categorical, MultivariateNormal, Gamma, Poisson
from pyro.infer import SVI, TraceEnum_ELBO, Trace_ELBO
from pyro.optim import Adam

data = torch.cat([MultivariateNormal(c * torch.ones(2), torch.eye(2)).sample([10]) for c in (-4.0, 0.0, 4.0)])
N, D = data.shape
T = 6
alpha = 0.5


def mix_weights(beta):
    beta1m_cumprod = (1 - beta).cumprod(-1)
    return F.pad(beta, (0, 1), value=1) * F.pad(beta1m_cumprod, (1, 0), value=1)


def model(data, **kwargs):
    with pyro.plate("beta_plate", T - 1):
        beta = pyro.sample("beta", Beta(1, alpha))
    with pyro.plate("mu_plate", T):
        mu = pyro.sample("mu", MultivariateNormal(torch.zeros(2), 5 * torch.eye(2)))
    with pyro.plate("data", N):
        z = pyro.sample("z", Categorical(mix_weights(beta)))
        pyro.sample("obs", MultivariateNormal(mu[z], torch.eye(2)), obs=data)


def guide(data, **kwargs):
    kappa = pyro.param("kappa", lambda: torch.rand(T - 1) + 0.1, constraint=constraints.positive)
    tau = pyro.param("tau", lambda: MultivariateNormal(torch.zeros(2), 3 * torch.eye(2)).sample([T]))
    phi = pyro.param("phi", lambda: torch.ones(N, T) / T, constraint=constraints.simplex)
    with pyro.plate("beta_plate", T):
        q_beta = pyro.sample("beta", Beta(torch.ones(T - 1), kappa))  # error: PYR205
    with pyro.plate("mu_plate", T):
        q_mu = pyro.sample("mu", MultivariateNormal(tau, torch.eye(2)))
    with pyro.plate("data", N):
        z = pyro.sample("z", Categorical(phi))


optim = Adam({"lr": 0.05})
svi = SVI(model, guide, optim, loss=Trace_ELBO(num_particles=2))
svi.step(data)

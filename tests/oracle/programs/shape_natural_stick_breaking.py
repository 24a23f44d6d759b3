"""A truncated Dirichlet process by stick-breaking, drawn per group."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
import torch.nn.functional as F

T = 4


def mix_weights(beta):
    beta1m_cumprod = (1 - beta).cumprod(-1)
    return F.pad(beta, (0, 1), value=1) * F.pad(beta1m_cumprod, (1, 0), value=1)


@config_enumerate
def model(data):
    alpha = pyro.sample("alpha", dist.Gamma(2.0, 1.0))
    with pyro.plate("beta_plate", T - 1):
        beta = pyro.sample("beta", dist.Beta(1.0, alpha))
    with pyro.plate("mu_plate", T):
        mu = pyro.sample("mu", dist.MultivariateNormal(torch.zeros(2), 5 * torch.eye(2)))
    with pyro.plate("data", data.shape[0]):
        z = pyro.sample("z", dist.Categorical(mix_weights(beta)))
        pyro.sample("obs", dist.MultivariateNormal(mu[z], torch.eye(2)), obs=data)


def guide(data):
    kappa = pyro.param("kappa", lambda: dist.Uniform(0.5, 2.0).sample([T - 1]), constraint=dist.constraints.positive)
    tau = pyro.param("tau", lambda: dist.MultivariateNormal(torch.zeros(2), 3 * torch.eye(2)).sample([T]))
    pyro.sample("alpha", dist.LogNormal(pyro.param("a", torch.tensor(0.0)), 0.1))
    with pyro.plate("beta_plate", T - 1):
        pyro.sample("beta", dist.Beta(torch.ones(T - 1), kappa))
    with pyro.plate("mu_plate", T):
        pyro.sample("mu", dist.MultivariateNormal(tau, torch.eye(2)))


torch.manual_seed(3)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(2):
    svi.step(torch.randn(8, 2))

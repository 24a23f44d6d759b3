"""A mean field guide for a multivariate normal prior: independent coordinates need to_event(1)."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    cov = torch.eye(x.shape[1]) * 4.0
    w = pyro.sample("w", dist.MultivariateNormal(torch.zeros(x.shape[1]), cov))
    with pyro.plate("data", len(x)):
        pyro.sample("y", dist.Normal(x @ w, 1.0), obs=y)


def guide(x, y):
    loc = pyro.param("w_loc", torch.zeros(x.shape[1]))
    scale = pyro.param("w_scale", torch.ones(x.shape[1]), constraint=dist.constraints.positive)
    pyro.sample("w", dist.Normal(loc, scale))  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(5, 2), torch.zeros(5))

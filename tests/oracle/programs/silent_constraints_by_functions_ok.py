"""Parameters without constraints that functions carry onto what distributions demand."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})

import torch.nn.functional as F
from torch.distributions import transform_to


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    t = pyro.sample("t", dist.Gamma(1.0, 1.0))
    v = pyro.sample("v", dist.MultivariateNormal(torch.zeros(2), torch.eye(2)))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + v.sum() + w, t), obs=y[0])


def guide(y):
    a = pyro.param("a", torch.tensor(0.5))
    tau = pyro.param("tau", torch.tensor(2.0), constraint=constraints.positive)
    raw = pyro.param("raw", torch.zeros(2))
    eps = torch.tensor(1e-3)
    pyro.sample("z", dist.Normal(a, 1 / torch.sqrt(tau)))
    pyro.sample("t", dist.Gamma(a.pow(2) + 0.1, torch.where(a > 0, a, eps)))
    pyro.sample("v", dist.MultivariateNormal(raw, scale_tril=torch.diag(raw.exp())))
    s = transform_to(constraints.positive)(pyro.param("s_raw", torch.tensor(0.0)))
    pyro.sample("w", dist.Normal(F.relu(a), s * F.softplus(a) + eps))


SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

"""The same with event_dim taken from the tensor."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    L = pyro.sample("L", dist.LKJCholesky(2, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.MultivariateNormal(torch.zeros(2), scale_tril=scale.diag() @ L), obs=x)


def guide(x):
    L = pyro.param("L_point", torch.eye(2), constraint=dist.constraints.corr_cholesky)
    scale = pyro.param("scale_point", torch.ones(2), constraint=dist.constraints.positive)
    for name, value in (("L", L), ("scale", scale)):
        pyro.sample(name, dist.Delta(value, event_dim=value.ndim))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4, 2))

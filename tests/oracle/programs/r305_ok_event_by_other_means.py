import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), torch.ones(3)).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(3))
    tril = pyro.param("tril", torch.eye(3), constraint=dist.constraints.lower_cholesky)
    pyro.sample("z", dist.MultivariateNormal(loc, scale_tril=tril))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))

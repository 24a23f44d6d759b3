import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={})
    pyro.sample("x", dist.Normal(k, 1.0), obs=x, infer=None)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": None})


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))

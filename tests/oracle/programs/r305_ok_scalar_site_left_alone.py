import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO


def model(y):
    b = pyro.sample("b", dist.Normal(0.0, 1.0).to_event(0))
    k = pyro.sample("k", dist.OneHotCategorical(torch.ones(3) / 3))
    pyro.sample("y", dist.Normal(b + k.sum(), 1.0), obs=y)


def guide(y):
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1.0))
    logits = pyro.param("logits", torch.zeros(3))
    pyro.sample("k", dist.OneHotCategorical(logits=logits))


TraceGraph_ELBO().loss(model, guide, torch.tensor(0.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO


def model():
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=torch.tensor(0.3))


def guide():
    q = pyro.param("q", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(q))
    pyro.factor("adjust", 0.1 * k, has_rsample=False)


TraceGraph_ELBO().loss(model, guide)

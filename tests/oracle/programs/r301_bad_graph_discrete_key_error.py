import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model():
    a = pyro.sample("a", dist.Bernoulli(0.5))
    b = pyro.sample("b", dist.Bernoulli(0.2 + 0.5 * a))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=torch.tensor(1.0))


def guide():  # error: PYR301
    q = pyro.param("q", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    pyro.sample("a", dist.Bernoulli(q))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceGraph_ELBO()).step()

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO, config_enumerate


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": None})


TraceGraph_ELBO().loss(model, guide, torch.tensor(0.0))

# also: PYR301 because the sequential site raises before the warning of the other one
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})  # error: PYR403
    pyro.sample("x", dist.Normal(z + k, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.param("nothing", torch.tensor(0.0))


TraceGraph_ELBO().loss(model, guide, torch.tensor(1.0))

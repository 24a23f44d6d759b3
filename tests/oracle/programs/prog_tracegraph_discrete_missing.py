"""TraceGraph_ELBO and a discrete site without a proposal."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    p = pyro.sample("p", dist.Beta(2.0, 2.0))
    on = pyro.sample("on", dist.Bernoulli(p))
    pyro.sample("x", dist.Normal(on, 1.0), obs=x)


def guide(x):  # error: PYR301
    a = pyro.param("a", torch.tensor([2.0, 2.0]), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a[0], a[1]))


pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.tensor(1.0))

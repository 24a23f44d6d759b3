"""A Binomial of ten for a Binomial of five."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    k = pyro.sample("k", dist.Binomial(5, 0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.99), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Binomial(10, p))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

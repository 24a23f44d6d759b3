"""Trace_ELBO, TraceGraph_ELBO and RenyiELBO take a discrete guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO, Trace_ELBO, TraceGraph_ELBO


def model(x):
    z = pyro.sample("z", dist.Bernoulli(0.3))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("z", dist.Bernoulli(p))


for loss in (Trace_ELBO(), TraceGraph_ELBO(), RenyiELBO(num_particles=2)):
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss).step(torch.tensor(0.0))

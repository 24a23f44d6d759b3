import torch
import pyro
import pyro.distributions as dist
from pyro import infer


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q))


wrapped = infer.config_enumerate(guide, "Sequential")  # error: PYR411
infer.TraceEnum_ELBO(max_plate_nesting=0).loss(model, wrapped, torch.tensor(1.0))

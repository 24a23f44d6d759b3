import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": "parallel", "expand": True, "is_auxiliary": False})


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.tensor(1.0))

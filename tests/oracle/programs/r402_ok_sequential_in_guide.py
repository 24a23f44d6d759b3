import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


def model(x):
    for i in range(2):
        k = pyro.sample(f"k{i}", dist.Bernoulli(0.5))
        pyro.sample(f"x{i}", dist.Normal(k, 1.0), obs=x[i])


def guide(x):
    q = pyro.param("q", torch.tensor([0.4, 0.6]), constraint=dist.constraints.unit_interval)
    for i in range(2):
        pyro.sample(f"k{i}", dist.Bernoulli(q[i]))


TraceEnum_ELBO(max_plate_nesting=0).loss(model, config_enumerate(guide, default="sequential"), torch.zeros(2))

import torch
import pyro
from pyro import sample
from pyro.distributions import Bernoulli, Normal
from pyro.infer import TraceEnum_ELBO


def model(x):
    k = sample("k", Bernoulli(0.5))
    sample("x", Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.4), constraint=torch.distributions.constraints.unit_interval)
    sample("k", Bernoulli(q))


enum = TraceEnum_ELBO(max_plate_nesting=0)  # error: PYR402
enum.loss(model, guide, torch.tensor(0.0))

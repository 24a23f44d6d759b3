import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def joint():
    a = pyro.sample("a", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})
    b = pyro.sample("b", dist.Bernoulli(0.2 + 0.5 * a), infer={"enumerate": "parallel"})
    return pyro.sample("x", dist.Normal(a + b, 1.0))


def guide():
    pass


model = pyro.condition(joint, data={"a": torch.tensor(1.0), "x": torch.tensor(0.5)})
TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide)

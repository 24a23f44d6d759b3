import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model():
    with pyro.plate("left", 2):
        a = pyro.sample("a", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(a, 1.0), obs=torch.zeros(2))
    # Neither plate is part of the other.
    with pyro.plate("right", 3):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=torch.zeros(3))


@config_enumerate
def guide():
    q = pyro.param("q", torch.tensor([0.4, 0.6]), constraint=dist.constraints.unit_interval)
    with pyro.plate("left", 2):
        pyro.sample("a", dist.Bernoulli(q))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step()

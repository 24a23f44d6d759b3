import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model():
    with pyro.plate("left", 2, dim=-1):
        a = pyro.sample("a", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(a, 1.0), obs=torch.zeros(2))
    with pyro.plate("right", 3, dim=-2):
        b = pyro.sample("b", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(b, 1.0), obs=torch.zeros(3, 1))


@config_enumerate
def guide():
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("right", 3, dim=-2):
        pyro.sample("b", dist.Bernoulli(q))  # error: PYR406


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO()).step()

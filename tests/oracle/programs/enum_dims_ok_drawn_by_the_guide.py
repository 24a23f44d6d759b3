import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    last = pyro.sample("last", dist.Bernoulli(0.5))
    for i in range(70):
        bit = pyro.sample(f"bit_{i}", dist.Bernoulli(0.5))
        pyro.sample(f"x_{i}", dist.Normal(bit + last, 1.0), obs=x[i])


def guide(x):
    q = pyro.param("q", torch.full((70,), 0.5), constraint=dist.constraints.unit_interval)
    for i in range(70):
        pyro.sample(f"bit_{i}", dist.Bernoulli(q[i]))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(70))

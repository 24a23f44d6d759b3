import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    with pyro.plate("data", len(x)):
        j = pyro.sample("j", dist.Bernoulli(0.5))
        k = pyro.sample("k", dist.Bernoulli(0.3 + 0.4 * j))
        pyro.sample("x", dist.Normal(k + j, 1.0), obs=x)


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.full((len(x),), 0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("data", len(x)):
        pyro.sample("k", dist.Bernoulli(q))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    with pyro.plate("groups", 3, dim=-1):
        g = pyro.sample("g", dist.Categorical(torch.ones(2)))
        with pyro.plate("members", 4, dim=-2):
            k = pyro.sample("k", dist.Bernoulli(0.2 + 0.6 * g))
            loc = pyro.param("loc", torch.tensor(1.0))
            pyro.sample("x", dist.Normal(loc * k, 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=2)).step(torch.zeros(4, 3))

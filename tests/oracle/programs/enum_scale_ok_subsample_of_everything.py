import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

data = torch.randn(6)


@config_enumerate
def model(data):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(p))
    with pyro.plate("data", 6, subsample_size=6) as index:
        pyro.sample("x", dist.Normal(k, 1.0), obs=data[index])


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)

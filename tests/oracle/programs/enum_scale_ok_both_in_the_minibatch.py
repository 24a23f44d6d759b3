import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

data = torch.randn(20)


@config_enumerate
def model(data):
    weights = pyro.param("weights", torch.ones(2) / 2, constraint=dist.constraints.simplex)
    with pyro.plate("data", len(data), subsample_size=5) as index:
        shape = pyro.sample("shape", dist.Categorical(weights))
        pyro.sample("x", dist.Normal(shape.float(), 1.0), obs=data[index])


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)

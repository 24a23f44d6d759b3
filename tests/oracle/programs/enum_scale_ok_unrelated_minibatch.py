import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

data = torch.randn(20)


@config_enumerate
def model(data):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(p))
    pyro.sample("summary", dist.Normal(k, 1.0), obs=data.mean())
    # Nothing in here depends on "k", so its scale is free.
    with pyro.plate("data", len(data), subsample_size=5) as index:
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=data[index])


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)

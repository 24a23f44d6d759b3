import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    a = pyro.sample("a", dist.Bernoulli(p))
    pyro.sample("x", dist.Normal(a, 1.0), obs=x)


model = config_enumerate(model, "parallel", False)
SVI(model, lambda x: None, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.0))

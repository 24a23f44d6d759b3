import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@poutine.equalize(sites=["left", "right"])
@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    left = pyro.sample("left", dist.Bernoulli(p))
    right = pyro.sample("right", dist.Bernoulli(p))
    pyro.sample("x", dist.Normal(left + right, 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.2))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with poutine.scale(scale=2.0):
        k = pyro.sample("k", dist.Bernoulli(p))
        with poutine.scale(scale=3.0):
            pyro.sample("x", dist.Normal(k, 1.0), obs=x)  # error: PYR407


SVI(model, lambda x: None, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))

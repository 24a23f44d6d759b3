import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, seen):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(p))
    with poutine.mask(mask=seen):
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)  # error: PYR203


svi = SVI(model, lambda x, seen: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.tensor(0.0), torch.tensor([True, True, False]))

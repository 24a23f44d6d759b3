import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def joint(y):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(p))
    j = pyro.sample("j", dist.Bernoulli(0.2 + 0.5 * k))
    pyro.sample("y", dist.Normal(j, 1.0), obs=y)


model = poutine.condition(joint, data={"k": torch.tensor(1.0)})
SVI(model, lambda y: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

row_weight = torch.tensor([1.0, 2.0, 0.5])


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", 3), pyro.poutine.scale(scale=row_weight):
        k = pyro.sample("k", dist.Bernoulli(p))  # error: PYR407
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.zeros(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    locs = torch.tensor([0.0, 5.0])
    for i in pyro.plate("data", len(x)):
        k = pyro.sample(f"k_{i}", dist.Bernoulli(p))
        pyro.sample(f"x_{i}", dist.Normal(locs[k.long()], 1.0), obs=x[i])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(5))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate(expand=True)
def model(x):
    p = pyro.param("p", torch.tensor([0.3, 0.4, 0.5]), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", 3):
        k = pyro.sample("k", dist.Bernoulli(p))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate
from pyro.optim import Adam

x = torch.zeros(90)


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    for i in pyro.plate("rows", len(x)):
        bit = pyro.sample(f"bit_{i}", dist.Bernoulli(p))  # error: PYR410
        pyro.sample(f"x_{i}", dist.Normal(bit, 1.0), obs=x[i])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceTMC_ELBO(max_plate_nesting=0)).step(x)

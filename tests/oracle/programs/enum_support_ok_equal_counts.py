import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(seen):
    survival = pyro.param("survival", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("herds", 3):
        alive = pyro.sample("alive", dist.Binomial(4, survival))
        pyro.sample("seen", dist.Normal(alive, 1.0), obs=seen)


svi = SVI(model, lambda seen: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.ones(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

seen = torch.tensor([True, True, False])


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", 3):
        k = pyro.sample("k", dist.Bernoulli(p).expand([3]).mask(seen))
        pyro.sample("x", dist.Normal(k, 1.0).mask(seen), obs=x)


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.zeros(3))

# shows: PYR202 Shape mismatch inside plate
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    with pyro.plate("sequences", len(data), dim=-2):
        z = pyro.sample("z", dist.Categorical(trans[0]))
        with pyro.plate("channels", 3, dim=-1):
            pyro.sample("x", dist.Normal(z.float(), 1.0), obs=data)


elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR202
SVI(model, lambda data: None, Adam({"lr": 0.1}), elbo).step(torch.zeros(4, 3))

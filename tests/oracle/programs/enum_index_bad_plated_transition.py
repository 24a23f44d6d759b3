# shows: PYR419 Shape mismatch inside plate
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    table = pyro.param("table", torch.ones(3, 3, 3) / 3, constraint=dist.constraints.simplex)
    with pyro.plate("n", len(x)):
        a = pyro.sample("a", dist.Categorical(torch.ones(3)))
        b = pyro.sample("b", dist.Categorical(torch.ones(3)))
        c = pyro.sample("c", dist.Categorical(table[a][b]))  # error: PYR419
        pyro.sample("x", dist.Normal(c.float(), 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(5))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.ops.indexing import Vindex
from pyro.optim import Adam


@config_enumerate
def model(x):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(2)))
        pyro.sample("x", dist.Normal(Vindex(locs)[..., k], 1.0), obs=x)


def guide(x):
    pyro.sample("locs", dist.Normal(pyro.param("loc", torch.zeros(2)), 0.1).to_event(1))


elbo = TraceEnum_ELBO(num_particles=3, vectorize_particles=True, max_plate_nesting=1)
SVI(model, guide, Adam({"lr": 0.01}), elbo).step(torch.zeros(4))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

data = torch.randn(12)


@config_enumerate
def model(data):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(data), subsample_size=4) as i:
        k = pyro.sample("k", dist.Categorical(torch.ones(2)))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=data[i])


def guide(data):
    loc = pyro.param("loc", torch.zeros(2))
    pyro.sample("locs", dist.Normal(loc, 0.1).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)

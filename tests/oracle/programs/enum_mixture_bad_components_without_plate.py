import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam

K = 3


@config_enumerate
def model(x):
    weights = pyro.param("weights", torch.ones(K) / K, constraint=dist.constraints.simplex)
    locs = pyro.sample("locs", dist.Normal(torch.zeros(K), 10.0))  # error: PYR203
    with pyro.plate("data", len(x)):
        k = pyro.sample("k", dist.Categorical(weights))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)


guide = AutoDelta(poutine.block(model, expose=["locs"]))
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(5))

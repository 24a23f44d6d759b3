import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


@config_enumerate
def model(x):
    locs = pyro.sample("locs", dist.Normal(0.0, 1.0).expand([2]).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(locs[k.long()], 1.0), obs=x)


guide = AutoNormal(model)  # error: PYR413
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro.ops.indexing import Vindex
from pyro.optim import Adam


@config_enumerate
def model(x):
    with pyro.plate("components", 3):
        locs = pyro.sample("locs", dist.MultivariateNormal(torch.zeros(2), torch.eye(2)))
        weight = pyro.sample("weight", dist.Gamma(1.0, 1.0))
    with pyro.plate("data", len(x)):
        k = pyro.sample("k", dist.Categorical(weight / weight.sum(-1, keepdim=True)))
        pyro.sample("x", dist.Normal(Vindex(locs)[k, :], 1.0).to_event(1), obs=x)


guide = AutoNormal(poutine.block(model, hide=["k"]))
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(5, 2))

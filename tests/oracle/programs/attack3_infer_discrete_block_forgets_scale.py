"""The guide of a mixture exposes the sites by a list that lacks one."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta

data = torch.tensor([0.0, 1.0, 10.0, 11.0])


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(torch.tensor([0.5, 0.5])))
    with pyro.plate("components", 2):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
    with pyro.plate("data", len(data)):
        z = pyro.sample("z", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[z], scale), obs=data)


guide = AutoDelta(poutine.block(model, expose_fn=lambda m: m["name"] in {"weights", "locs"}))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR301
svi.step(data)

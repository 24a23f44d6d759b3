"""Train with enumeration, then decode with infer_discrete over the guided model."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate, infer_discrete
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
    return z


guide = AutoDelta(poutine.block(model, expose_fn=lambda m: not m["name"].startswith("z")))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(2):
    svi.step(data)
guide_trace = poutine.trace(guide).get_trace(data)
trained = poutine.replay(model, trace=guide_trace)
decoded = infer_discrete(trained, temperature=0, first_available_dim=-2)(data)

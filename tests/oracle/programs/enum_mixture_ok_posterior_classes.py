import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate, infer_discrete
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam


@config_enumerate
def model(x):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(2)))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)
    return k


x = torch.zeros(4)
guide = AutoDelta(poutine.block(model, expose=["locs"]))
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(x)
trained = poutine.replay(model, trace=poutine.trace(guide).get_trace(x))
labels = infer_discrete(trained, first_available_dim=-2, temperature=0)(x)

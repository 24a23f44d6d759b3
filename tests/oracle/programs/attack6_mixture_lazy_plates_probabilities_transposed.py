"""A mixture enumerated in the model, with a MAP guide and a responsibility pass."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate, infer_discrete
from pyro.infer.autoguide import AutoDelta

K = 2
data = torch.tensor([0.0, 1.0, 10.0, 11.0, 12.0])


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(K)))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(data)):
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], scale), obs=data)


def init_loc_fn(site):
    if site["name"] == "weights":
        return torch.ones(K) / K
    if site["name"] == "scale":
        return (data.var() / 2).sqrt()
    if site["name"] == "locs":
        return data[torch.multinomial(torch.ones(len(data)) / len(data), K)]
    raise ValueError(site["name"])


def initialize(seed):
    global global_guide, svi
    pyro.set_rng_seed(seed)
    pyro.clear_param_store()
    global_guide = AutoDelta(
        poutine.block(model, expose=["weights", "locs", "scale"]), init_loc_fn=init_loc_fn
    )
    svi = SVI(model, global_guide, optim, loss=elbo)
    return svi.loss(model, global_guide, data)


optim = pyro.optim.Adam({"lr": 0.1, "betas": [0.8, 0.99]})
elbo = TraceEnum_ELBO(max_plate_nesting=1)
loss, seed = min((initialize(seed), seed) for seed in range(3))
initialize(seed)
svi.step(data)


@config_enumerate
def full_guide(data):
    with poutine.block(hide_types=["param"]):
        global_guide(data)
    with pyro.plate("data", len(data)):
        probs = pyro.param("assignment_probs", torch.ones(K, len(data)) / K, constraint=constraints.unit_interval)
        pyro.sample("assignment", dist.Categorical(probs))  # error: PYR205


svi2 = SVI(model, full_guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
svi2.step(data)
trained = poutine.replay(model, poutine.trace(global_guide).get_trace(data))
assignment = infer_discrete(trained, temperature=0, first_available_dim=-2)
poutine.trace(assignment).get_trace(data).nodes["assignment"]["value"]

"""The Gaussian mixture tutorial: the best of several initialisations, then MAP by AutoDelta, then memberships."""
from collections import defaultdict

import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate, infer_discrete
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam

data = torch.tensor([0.0, 1.0, 10.0, 11.0, 12.0])
K = 2


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(K)))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(data)):
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], scale), obs=data)


optim = Adam({"lr": 0.1, "betas": [0.8, 0.99]})
elbo = TraceEnum_ELBO(max_plate_nesting=1)


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
        poutine.block(model, expose=["weights", "locs", "scale"]),
        init_loc_fn=init_loc_fn,
    )
    svi = SVI(model, global_guide, optim, loss=elbo)
    return svi.loss(model, global_guide, data)


loss, seed = min((initialize(seed), seed) for seed in range(3))
initialize(seed)

gradient_norms = defaultdict(list)
for name, value in pyro.get_param_store().named_parameters():
    value.register_hook(lambda g, name=name: gradient_norms[name].append(g.norm().item()))

losses = []
for i in range(3):
    loss = svi.step(data)
    losses.append(loss)

map_estimates = global_guide(data)
weights = map_estimates["weights"]
locs = map_estimates["locs"]

guide_trace = poutine.trace(global_guide).get_trace(data)
trained_model = poutine.replay(model, trace=guide_trace)


def classifier(data, temperature=0):
    inferred_model = infer_discrete(trained_model, temperature=temperature, first_available_dim=-2)
    trace = poutine.trace(inferred_model).get_trace(data)
    return trace.nodes["assignment"]["value"]


print(classifier(data))


@config_enumerate
def full_guide(data):
    with poutine.block(hide_types=["param"]):
        global_guide(data)
    with pyro.plate("data", len(data)):
        assignment_probs = pyro.param(
            "assignment_probs", torch.ones(len(data), K) / K, constraint=dist.constraints.simplex
        )
        pyro.sample("assignment", dist.Categorical(assignment_probs))


optim = Adam({"lr": 0.2, "betas": [0.8, 0.99]})
elbo = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(model, full_guide, optim, loss=elbo)
for i in range(2):
    svi.step(data)

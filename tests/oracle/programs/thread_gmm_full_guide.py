import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam
from torch.distributions import constraints

K = 2
data = torch.tensor([0.0, 1.0, 10.0, 11.0, 12.0])


@config_enumerate
def model(data):
    # Global variables.
    weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(K)))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))

    with pyro.plate("data", len(data)):
        # Local variables.
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], scale), obs=data)


global_guide = AutoDelta(poutine.block(model, expose=["weights", "locs", "scale"]))


@config_enumerate
def full_guide(data):
    with poutine.block(hide_types=["param"]):  # keep the learned global parameters
        global_guide(data)

    with pyro.plate("data", len(data)):
        assignment_probs = pyro.param(
            "assignment_probs", torch.ones(len(data), K) / K, constraint=constraints.simplex
        )
        pyro.sample("assignment", dist.Categorical(assignment_probs))


pyro.set_rng_seed(0)
elbo = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(model, full_guide, Adam({"lr": 0.1, "betas": [0.8, 0.99]}), loss=elbo)
for _ in range(2):
    svi.step(data)

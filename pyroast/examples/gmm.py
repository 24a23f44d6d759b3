"""A mixture of two Gaussians: point estimates of the global sites, then the posterior of the assignments."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from torch.distributions import constraints

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


global_guide = AutoDelta(poutine.block(model, expose=["weights", "scale", "locs"]))


@config_enumerate
def full_guide(data):
    with poutine.block(hide_types=["param"]):  # keep the global parameters as they are
        global_guide(data)
    with pyro.plate("data", len(data)):
        probs = pyro.param("assignment_probs", torch.ones(len(data), K) / K, constraint=constraints.simplex)
        pyro.sample("assignment", dist.Categorical(probs))


def train(guide, steps=20):
    elbo = TraceEnum_ELBO(max_plate_nesting=1)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=elbo)
    for _ in range(steps):
        svi.step(data)


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    train(global_guide)
    train(full_guide)
    print("locs:", pyro.param("AutoDelta.locs").tolist())

"""A mixture of two Gaussians whose guide forgets weights, scale and locs. Wrong on purpose."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
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


@config_enumerate
def full_guide(data):
    # Here the call of the AutoDelta guide for weights, scale and locs is missing.
    with pyro.plate("data", len(data)):
        probs = pyro.param("assignment_probs", torch.ones(len(data), K) / K, constraint=constraints.simplex)
        pyro.sample("assignment", dist.Categorical(probs))


if __name__ == "__main__":
    svi = SVI(model, full_guide, pyro.optim.Adam({"lr": 0.1}), loss=TraceEnum_ELBO(max_plate_nesting=1))
    for _ in range(20):
        svi.step(data)

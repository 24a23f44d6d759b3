"""Mixture components are drawn outside of a plate; the enumerating loss sees it in its first, plain run."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro import poutine
from pyro.infer.autoguide import AutoDelta

K = 2


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(K)))
    locs = pyro.sample("locs", dist.Normal(torch.zeros(K), 10.0))  # error: PYR203
    with pyro.plate("data", len(data)):
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], 1.0), obs=data)


guide = AutoDelta(poutine.block(model, expose=["weights", "locs"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.tensor([0.0,1.0,10.0,11.0,12.0]))

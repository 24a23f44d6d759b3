"""MixtureSameFamily has already summed out the component: nothing remains for TraceEnum_ELBO."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    weights = pyro.sample("weights", dist.Dirichlet(torch.ones(2)))
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 10.0).to_event(1))
    mixture = dist.MixtureSameFamily(dist.Categorical(weights), dist.Normal(locs, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", mixture, obs=x)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR402
svi.step(torch.randn(5))

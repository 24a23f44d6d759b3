"""A mixture whose locations are numbers: `.to_event(1)` belongs to vectors only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal

K = 3


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(torch.ones(K)))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(data)):
        component = pyro.sample("component", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[component], 1.0).mask(data > 0).to_event(1), obs=data)  # error: PYR205


guide = AutoNormal(pyro.poutine.block(model, hide=["component", "obs"]))
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.tensor([0.5, 1.0, 9.0, 9.5, 10.0]))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from torch.distributions import constraints

K = 2
data = torch.tensor([0.0, 1.0, 10.0, 11.0, 12.0])


@config_enumerate(default="parallel")
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(K)))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(data)):
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], scale), obs=data)


@config_enumerate(default="parallel")
def global_guide(data):
    auto_weights = pyro.param("auto_weights", torch.ones(K) / K, constraint=constraints.simplex)
    auto_locs = pyro.param("auto_locs", torch.tensor([1.0, 11.0]))
    auto_scale = pyro.param("auto_scale", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("scale", dist.Delta(auto_scale))
    with pyro.plate("components", K):
        pyro.sample("locs", dist.Delta(auto_locs))
        pyro.sample("weights", dist.Delta(auto_weights))  # error: PYR305
    with pyro.plate("data", len(data)):
        pyro.sample("assignment", dist.Categorical(auto_weights))


svi = SVI(model, global_guide, pyro.optim.Adam({"lr": 0.1}), loss=TraceEnum_ELBO(max_plate_nesting=1))
svi.step(data)

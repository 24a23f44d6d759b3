import torch
import pyro
import pyro.distributions as dist
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


def guide(data):  # error: PYR301
    q_weights = pyro.param("q_weights", torch.ones(K) / K, constraint=constraints.simplex)
    pyro.sample("weigths", dist.Delta(q_weights, event_dim=1))  # error: PYR302
    q_scale = pyro.param("q_scale", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("scale", dist.Delta(q_scale))
    with pyro.plate("components", K):
        pyro.sample("locs", dist.Delta(pyro.param("q_locs", torch.tensor([1.0, 11.0]))))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)

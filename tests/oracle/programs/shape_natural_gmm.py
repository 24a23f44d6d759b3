"""A Gaussian mixture in two dimensions, labels summed out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro import poutine
from pyro.infer.autoguide import AutoDelta

torch.manual_seed(0)
K, D = 3, 2
data = torch.cat([torch.randn(10, D) + 4 * k for k in range(K)])


@config_enumerate
def model(data):
    N, d = data.shape
    weights = pyro.sample("weights", dist.Dirichlet(torch.ones(K)))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.Normal(torch.zeros(d), 10.0).to_event(1))
        scales = pyro.sample("scales", dist.LogNormal(torch.zeros(d), 1.0).to_event(1))
    with pyro.plate("data", N):
        assignment = pyro.sample("assignment", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[assignment], scales[assignment]).to_event(1), obs=data)


guide = AutoDelta(poutine.block(model, hide=["assignment"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1, "betas": (0.8, 0.99)}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(data)

"""Mixture of Gaussians whose scales have no event dim inside the plate of components."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro import poutine

K, D = 3, 2


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(torch.full((K,), 0.5)))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.MultivariateNormal(torch.zeros(D), 10 * torch.eye(D)))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0).expand([K, D]))  # error: PYR205
    with pyro.plate("data", data.shape[0]):
        z = pyro.sample("z", dist.Categorical(weights))
        pyro.sample("obs", dist.Normal(locs[z], scale[z]).to_event(1), obs=data)


data = torch.cat([torch.randn(6, D) - 3, torch.randn(6, D) + 3])
guide = AutoNormal(poutine.block(model, hide=["z"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.02}), TraceEnum_ELBO())
losses = [svi.step(data) for _ in range(2)]

"""Mixture of full Gaussians with LKJ correlation."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal, init_to_median
from pyro import poutine

K, D = 3, 2


@config_enumerate
def model(data):
    weights = pyro.sample("weights", dist.Dirichlet(torch.full((K,), 0.5)))
    with pyro.plate("components", K):
        locs = pyro.sample("locs", dist.MultivariateNormal(torch.zeros(D), 10 * torch.eye(D)))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0).expand([D]).to_event(1))
        corr = pyro.sample("corr", dist.LKJCholesky(D, 2.0))
    tril = scale.unsqueeze(-1) * corr
    with pyro.plate("data", data.shape[0]):
        z = pyro.sample("z", dist.Categorical(weights))
        pyro.sample("obs", dist.MultivariateNormal(locs[z], scale_tril=tril[z]), obs=data)


data = torch.cat([torch.randn(6, D) - 3, torch.randn(6, D) + 3])
guide = AutoNormal(poutine.block(model, hide=["z"]), init_loc_fn=init_to_median(num_samples=3))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.02}), TraceEnum_ELBO())
losses = [svi.step(data) for _ in range(2)]

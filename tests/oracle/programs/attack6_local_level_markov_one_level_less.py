"""A local level model written out as a loop of latent levels, with a mean field guide over the levels."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions.constraints import positive
from pyro.infer import SVI, TraceMeanField_ELBO

data = torch.cumsum(torch.randn(10), 0)


def model(data):
    drift = pyro.sample("drift", dist.Normal(0, 1))
    sigma = pyro.sample("sigma", dist.LogNormal(-1, 1))
    level = pyro.sample("level_init", dist.Normal(data[0], 1.0))
    for t, y in enumerate(data):
        level = pyro.sample(f"level_{t}", dist.Normal(level + drift, sigma))
        pyro.sample(f"y_{t}", dist.Normal(level, 0.5), obs=y)


def guide(data):  # error: PYR301
    loc = pyro.param("loc", torch.zeros(len(data)))
    scale = pyro.param("scale", torch.ones(len(data)), constraint=positive)
    pyro.sample("drift", dist.Normal(pyro.param("drift_loc", torch.tensor(0.0)), 0.1))
    pyro.sample("sigma", dist.LogNormal(pyro.param("sigma_loc", torch.tensor(-1.0)), 0.1))
    pyro.sample("level_init", dist.Normal(pyro.param("init_loc", torch.tensor(0.0)), 0.1))
    for t in range(1, len(data)):
        pyro.sample(f"level_{t}", dist.Normal(loc[t], scale[t]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.02}), TraceMeanField_ELBO())
svi.step(data)

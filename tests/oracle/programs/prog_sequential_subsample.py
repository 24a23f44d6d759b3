"""A sequential plate that subsamples: global latents only, observations named by the drawn index."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

data = torch.randn(6, generator=torch.Generator().manual_seed(0))


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for i in pyro.plate("points", len(data), subsample_size=2):
        pyro.sample(f"obs_{i}", dist.Normal(mu, 1.0), obs=data[i])


def guide(data):
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 0.1))


pyro.set_rng_seed(0)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(data)

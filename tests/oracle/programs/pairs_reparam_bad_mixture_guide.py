"""A mixture of normals has no reparameterized sampler in torch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    locs = pyro.param("locs", torch.tensor([-1.0, 1.0]))
    mixture = dist.MixtureSameFamily(dist.Categorical(torch.ones(2)), dist.Normal(locs, 1.0))
    pyro.sample("z", mixture)  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceTailAdaptive_ELBO(num_particles=3,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.tensor(0.0))

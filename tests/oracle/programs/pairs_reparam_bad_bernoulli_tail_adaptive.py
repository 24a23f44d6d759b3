"""The tail-adaptive loss needs a reparameterized guide; a Bernoulli is none."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO


def model(x):
    z = pyro.sample("z", dist.Bernoulli(0.3))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("z", dist.Bernoulli(p))  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceTailAdaptive_ELBO(num_particles=4,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.tensor(0.0))

"""Only the guide's sites must be reparameterized; the counts are observed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO


def model(x):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Poisson(rate), obs=x)


def guide(x):
    m = pyro.param("m", torch.tensor(0.0))
    pyro.sample("rate", dist.LogNormal(m, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceTailAdaptive_ELBO(num_particles=3,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.ones(4))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceTailAdaptive_ELBO(vectorize_particles=True))  # error: PYR418
for _ in range(3):
    svi.step(torch.tensor(1.0))

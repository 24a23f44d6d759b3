import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), RenyiELBO(num_particles=2, vectorize_particles=True))
svi.step(torch.tensor(1.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + w, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


loss = TraceTailAdaptive_ELBO(num_particles=4)  # error: PYR417
SVI(model, guide, Adam({"lr": 0.1}), loss).step(torch.tensor(1.0))

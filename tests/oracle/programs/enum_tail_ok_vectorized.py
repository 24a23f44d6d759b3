import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam


def model(y):
    with pyro.plate("n", len(y)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(len(y)))
    with pyro.plate("n", len(y)):
        pyro.sample("z", dist.Normal(loc, 1.0))


elbo = TraceTailAdaptive_ELBO(num_particles=10, vectorize_particles=True, max_plate_nesting=1)
SVI(model, guide, Adam({"lr": 0.1}), elbo).step(torch.zeros(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam


def model(y):
    with pyro.plate("n", 2):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(2))
    with pyro.plate("n", 2):
        pyro.sample("z", dist.Normal(loc, 1.0))


loss = TraceTailAdaptive_ELBO(1, vectorize_particles=True, max_plate_nesting=1)  # error: PYR418
SVI(model, guide, Adam({"lr": 0.1}), loss).step(torch.zeros(2))

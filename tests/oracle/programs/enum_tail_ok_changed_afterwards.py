import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


elbo = TraceTailAdaptive_ELBO(num_particles=4)
elbo.vectorize_particles = True
elbo.max_plate_nesting = 1
SVI(model, AutoNormal(model), Adam({"lr": 0.1}), elbo).step(torch.tensor(0.4))

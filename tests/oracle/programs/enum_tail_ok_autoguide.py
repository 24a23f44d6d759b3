import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    s = pyro.sample("s", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, s), obs=y)


VECTORIZED = not False
loss = TraceTailAdaptive_ELBO(num_particles=6, vectorize_particles=VECTORIZED)
SVI(model, AutoDiagonalNormal(model), Adam({"lr": 0.1}), loss=loss).step(torch.tensor(1.0))

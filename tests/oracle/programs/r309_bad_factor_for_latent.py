import torch
import pyro
import pyro.distributions as dist
from pyro.infer import RenyiELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pyro.factor("z", torch.tensor(0.5), has_rsample=False)  # error: PYR309


RenyiELBO(num_particles=2).loss(model, guide, torch.tensor(0.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import RenyiELBO


def model():
    zs = [pyro.sample("z" + str(i), dist.Normal(0.0, 1.0)) for i in range(2)]
    pyro.sample("x", dist.Normal(sum(zs), 1.0), obs=torch.tensor(0.0))


def guide():
    for i in range(2):
        name = "z%s" % i
        loc = pyro.param(name, torch.tensor(0.0))
        pyro.sample(name, dist.Normal(loc, 1.0))  # error: PYR102


RenyiELBO(num_particles=2).loss(model, guide)

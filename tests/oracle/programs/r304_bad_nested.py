import torch
import pyro
import pyro.distributions as dist
from pyro.infer import JitTrace_ELBO


def model(y):
    with pyro.plate("outer", 2, dim=-2):
        with pyro.plate("inner", 3, dim=-1):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(2, 3))
    with pyro.plate("outer", 2, dim=-2), pyro.plate("inners", 3, dim=-1):  # error: PYR304
        pyro.sample("z", dist.Normal(loc, 1.0))


JitTrace_ELBO().loss(model, guide, torch.zeros(2, 3))

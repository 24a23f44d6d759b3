import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import RenyiELBO


def joint(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z + u, 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("zl", torch.tensor(0.0)), 1.0))
    pyro.sample("u", dist.Normal(pyro.param("ul", torch.tensor(0.0)), 1.0))  # error: PYR302


RenyiELBO(num_particles=2).loss(poutine.block(joint, hide=["u"]), guide, torch.tensor(0.0))

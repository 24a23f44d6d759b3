import torch
import pyro
import pyro.distributions as dist
from pyro.infer import EmpiricalMarginal, Importance


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(1.0))


def proposal():
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    pyro.sample("z", dist.Normal(u, 1.0))


EmpiricalMarginal(Importance(model, proposal, num_samples=4).run(), sites="z").mean

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(1.0))


def proposal():
    z = pyro.param("z", torch.tensor(0.0))
    with pyro.poutine.scale(scale=2.0):
        pyro.sample("z", dist.Normal(z, 1.0))  # error: PYR102


Importance(model, proposal, num_samples=2).run()

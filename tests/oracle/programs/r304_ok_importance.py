import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model(x):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def proposal(x):
    with pyro.plate("N", 3):
        pyro.sample("z", dist.Normal(x, 1.0))


Importance(model, proposal, num_samples=2).run(torch.zeros(3))

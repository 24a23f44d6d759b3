import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(1.0))


def proposal():
    pyro.sample("z", dist.Normal(0.0, 1.0), obs=torch.tensor(0.5))  # error: PYR309


Importance(model, proposal, num_samples=2).run()

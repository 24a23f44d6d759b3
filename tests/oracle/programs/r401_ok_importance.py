import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance, config_enumerate


@config_enumerate
def model():
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=torch.tensor(1.0))


@config_enumerate
def proposal():
    pyro.sample("k", dist.Bernoulli(0.7))


Importance(model, proposal, num_samples=2).run()

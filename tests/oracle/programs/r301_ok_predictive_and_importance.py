import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance, Predictive


def model():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    return pyro.sample("c", dist.Normal(b, 1.0), obs=torch.tensor(0.2))


def proposal():
    pyro.sample("a", dist.Normal(0.1, 1.0))


posterior = Importance(model, proposal, num_samples=3).run()
samples = Predictive(model, guide=proposal, num_samples=3, return_sites=("b",))()

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(y):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(z, 1.0).to_event(1), obs=y)


def guide(y):
    for i in pyro.plate("components", 3):  # error: PYR304
        pyro.param("q%d" % i, torch.tensor(0.0))
    pyro.sample("z", dist.Normal(torch.stack([pyro.param(f"q{i}") for i in range(3)]), 1.0).to_event(1))


Trace_ELBO().loss(model, guide, torch.zeros(3))

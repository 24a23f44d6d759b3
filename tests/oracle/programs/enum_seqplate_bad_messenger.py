# shows: PYR414 unsupported operand type(s) for -
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormalMessenger
from pyro.optim import Adam


def model(y):
    for i in pyro.plate("rows", 2):
        z = pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])


guide = AutoNormalMessenger(model)  # error: PYR414
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.poutine.reparam_messenger import ReparamMessenger
from pyro.optim import Adam


def model(y):
    with ReparamMessenger({"a": LocScaleReparam(0.0)}):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

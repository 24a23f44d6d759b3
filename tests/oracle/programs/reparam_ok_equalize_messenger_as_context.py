import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.equalize_messenger import EqualizeMessenger
from pyro.optim import Adam


def model(y):
    with EqualizeMessenger(["a", "b"]):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        b = pyro.sample("b", dist.Normal(5.0, 3.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    pyro.sample("a", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def narrow(y):
    loc = pyro.param("loc", torch.zeros(3))
    pyro.sample("z", dist.Normal(loc, 1.0).to_event(1))  # error: PYR306


def model(y):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)


guide = poutine.substitute(narrow, data={"loc": torch.zeros(4)})


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

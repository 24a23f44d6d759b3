import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def regression(y):
    w = pyro.param("w", torch.zeros(2))
    pyro.sample("y", dist.Normal(w.sum(-1), 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("w", dist.Normal(loc, 1.0))  # error: PYR305


model = poutine.lift(regression, prior={"w": dist.Normal(torch.zeros(2), 1.0).to_event(1)})
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))

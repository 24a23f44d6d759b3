"""torch's Independent around torch's Normal."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
import torch.distributions as td


def model(x):
    w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(w.sum(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("m", torch.zeros(2))
    pyro.sample("w", td.Independent(td.Normal(loc, 1.0), 1))  # error: PYR105


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))

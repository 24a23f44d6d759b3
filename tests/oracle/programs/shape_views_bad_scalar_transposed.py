"""torch transposes a number too: it stays one, and `to_event()` finds the two dims of the other parameter."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    df = torch.tensor(3.0).transpose(-1, 0)
    pyro.sample("x", dist.StudentT(df, torch.zeros(2), 1.0).to_event())


def guide():
    loc = pyro.param("loc", torch.zeros(2))
    pyro.sample("x", dist.Normal(loc.movedim(0, -1), torch.tensor(1.0).swapaxes(0, 0)))  # error: PYR305


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step()

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def raw(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("z", dist.Normal(loc, 1.0))
    pyro.sample("y", dist.Normal(loc, 1.0))  # error: PYR302


trace = poutine.trace(raw).get_trace(torch.tensor(0.0))
SVI(model, poutine.replay(raw, trace=trace), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))

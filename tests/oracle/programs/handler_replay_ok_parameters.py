import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


trace = poutine.trace(poutine.block(guide, expose_types=["sample"])).get_trace(torch.tensor(0.0))
SVI(model, poutine.replay(guide, trace=trace), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def regression(x, y):
    slope = pyro.param("slope", torch.tensor(1.0))
    offset = pyro.param("offset", torch.tensor(0.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(offset + slope * x, 1.0), obs=y)


model = poutine.lift(regression, prior={"slope": dist.Normal(0.0, 1.0), "offset": dist.Normal(0.0, 5.0)})
SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.arange(3.0), torch.ones(3))

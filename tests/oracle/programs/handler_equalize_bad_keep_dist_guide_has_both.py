import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(5.0, 3.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(pyro.param("loc2", torch.tensor(0.0)), 1.0))  # error: PYR302


svi = SVI(poutine.equalize(joint, ["a", "b"], keep_dist=True), guide, Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.tensor(0.3))

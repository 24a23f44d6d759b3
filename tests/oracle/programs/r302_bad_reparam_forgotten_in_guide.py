import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam


@pyro.poutine.reparam(config={"x": LocScaleReparam(centered=0.0)})
def model(y):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    x = pyro.sample("x", dist.Normal(m, 2.0))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("m", dist.Normal(pyro.param("ml", torch.tensor(0.0)), 1.0))
    pyro.sample("x", dist.Normal(pyro.param("xl", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))

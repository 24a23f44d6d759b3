import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model():
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    y = pyro.sample("y", dist.Normal(x, 1.0))
    pyro.sample("z", dist.Normal(y, 1.0), obs=torch.tensor(2.0))


def guide():  # error: PYR301
    pyro.sample("x", dist.Normal(pyro.param("xl", torch.tensor(0.0)), 1.0))


# An intervention cuts "y" off from what follows; the site itself is still drawn.
Trace_ELBO().loss(pyro.poutine.do(model, data={"y": torch.tensor(1.0)}), guide)

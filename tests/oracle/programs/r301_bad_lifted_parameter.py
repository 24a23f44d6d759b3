import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def net(x):
    w = pyro.param("w", torch.tensor(1.0))
    b = pyro.param("b", torch.tensor(0.0))
    pyro.sample("y", dist.Normal(w * x + b, 1.0), obs=x)


lifted = poutine.lift(net, prior={"w": dist.Normal(0.0, 1.0), "b": dist.Normal(0.0, 1.0)})


def guide(x):  # error: PYR301
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(1.0)), 0.1))


Trace_ELBO().loss(lifted, guide, torch.tensor(2.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def regression(x):
    w = pyro.param("w", torch.tensor(1.0))
    pyro.sample("y", dist.Normal(w * x, 1.0), obs=x)


def guide(x):
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(1.0)), 0.1))


Trace_ELBO().loss(pyro.poutine.lift(regression, prior={"w": dist.Normal(0.0, 1.0)}), guide, torch.tensor(2.0))

"""The autoguide was built on the plain model, training uses the reparametrised one."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
    with pyro.plate("groups", len(y)):
        theta = pyro.sample("theta", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


guide = AutoNormal(model)
noncentered = poutine.reparam(model, config={"theta": LocScaleReparam(0.0)})
svi = SVI(noncentered, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR301, PYR302
svi.step(torch.randn(4))

# silent: PYR106 theta stays as it was
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


@poutine.reparam(config={"thetas": LocScaleReparam(0.0)})  # error: PYR106
def model(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 3.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("theta_decentered", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def config(site):
    if site["name"].startswith("theta") and not site["name"].endswith("decentered"):
        return LocScaleReparam(0.0)
    return None


@poutine.reparam(config=config)
def model(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 3.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    pyro.sample("theta_decentered", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    theta = pyro.sample("theta", dist.Normal(mu, 2.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


decentered = poutine.reparam(model, config={"theta": LocScaleReparam(0.0)})
svi = SVI(decentered, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO())  # error: PYR301, PYR302
svi.step(torch.tensor(0.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoGaussian, AutoLaplaceApproximation
from pyro.optim import Adam

FAST = True


def model(y):
    rows = pyro.plate("rows", 3)
    for t in pyro.plate("time", 2):
        with rows:
            z = pyro.sample(f"z_{t}", dist.Normal(0.0, 1.0))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])


guide = (AutoLaplaceApproximation if FAST else AutoGaussian)(model)  # error: PYR414
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2, 3))

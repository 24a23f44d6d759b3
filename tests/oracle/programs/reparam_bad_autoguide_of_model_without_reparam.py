import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def joint(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 3.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


model = poutine.reparam(joint, config=lambda site: LocScaleReparam(0.0) if site["name"] == "theta" else None)
guide = AutoNormal(joint)


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))  # error: PYR301, PYR302

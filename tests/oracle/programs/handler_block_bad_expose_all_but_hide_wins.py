import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + w, 1.0), obs=y)


guide = AutoNormal(poutine.block(model, expose_fn=lambda site: site["name"] in ("z", "y")))
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))  # error: PYR301

"""The promise may be exact or generous."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    with pyro.plate("groups", 3, dim=-2):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("members", 4, dim=-1):
            pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


y = torch.zeros(3, 4)
for loss in [Trace_ELBO(max_plate_nesting=2), TraceMeanField_ELBO(max_plate_nesting=5)]:
    SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), loss).step(y)

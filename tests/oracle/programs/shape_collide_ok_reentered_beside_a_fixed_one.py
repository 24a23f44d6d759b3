"""The plate object is given its dim when it is built, so a later inner entry finds it free."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal


def model(data):
    groups = pyro.plate("groups", 3, dim=-2)
    with groups:
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        assert scale.shape == (3, 1)
    with pyro.plate("repeats", 10):
        with groups:
            pyro.sample("data", dist.Normal(0.0, scale), obs=data)


guide = AutoLowRankMultivariateNormal(model, rank=1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(3, 10))

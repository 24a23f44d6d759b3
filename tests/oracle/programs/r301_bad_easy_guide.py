import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import easy_guide
from pyro.infer import SVI, Trace_ELBO


def model(batch):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(batch)):
        pyro.sample("x", dist.Normal(loc, scale), obs=batch)


@easy_guide(model)
def guide(self, batch):  # error: PYR301
    self.map_estimate("scale")


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.randn(3))

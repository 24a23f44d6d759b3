"""An EasyGuide samples a group of sites at once, and has plates of its own."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.contrib.easyguide import easy_guide


def model(batch, subsample, full_size):
    with pyro.plate("data", full_size, subsample=subsample):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        w = pyro.sample("w", dist.LogNormal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, w), obs=batch)


@easy_guide(model)
def guide(self, batch, subsample, full_size):
    with self.plate("data", full_size, subsample=subsample):
        self.map_estimate("z")
        self.map_estimate("w")


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for index in torch.arange(8).split(4):
    svi.step(torch.zeros(8)[index], index, full_size=8)

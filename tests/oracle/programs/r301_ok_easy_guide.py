import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.easyguide import EasyGuide
from pyro.infer import SVI, Trace_ELBO


def model(batch, subsample, full_size):
    num_time_steps = batch.shape[-1]
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", full_size, subsample=subsample):
        loc = pyro.sample("loc", dist.Normal(0.0, scale))
        with pyro.plate("time", num_time_steps, dim=-2):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=batch.T)


class MyGuide(EasyGuide):
    def guide(self, batch, subsample, full_size):
        self.map_estimate("scale")
        with self.plate("data", full_size, subsample=subsample):
            self.group(match="loc").sample("locs", dist.Normal(torch.zeros(len(subsample), 1), 1.0).to_event(1))


guide = MyGuide(model)
data = torch.randn(5, 2)
index = torch.tensor([0, 2])
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(data[index], index, 5)

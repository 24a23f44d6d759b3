"""A mask built from differences is one too short."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


class Sensor:
    def model(self, y):
        mask = (y[1:] - y[:-1]).abs() < 1.0
        with pyro.plate("t", y.numel()):
            loc = pyro.param("loc", torch.tensor(0.0))
            pyro.sample("y", dist.StudentT(4.0, loc, 1.0), obs=y, obs_mask=mask)  # error: PYR212

    def guide(self, y):
        with pyro.plate("t", y.numel()):
            pyro.sample("y_unobserved", dist.Normal(0.0, 1.0))


s = Sensor()
SVI(s.model, s.guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.arange(5.0))

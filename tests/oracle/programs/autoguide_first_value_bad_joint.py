import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal


class Schools:
    def __init__(self, groups):
        self.groups = groups

    def model(self, y):
        tau = pyro.sample("tau", dist.LogNormal(0.0, 1.0))
        with pyro.plate("schools", self.groups):
            theta = pyro.sample("theta", dist.Normal(0.0, tau))
            pyro.sample("y", dist.Normal(theta, 1.0), obs=y)

    def start(self, site):
        return {"tau": torch.tensor(1.0), "theta": torch.zeros(2, self.groups)}[site["name"]]

    def fit(self, y):
        guide = AutoDiagonalNormal(self.model, init_loc_fn=self.start)
        return SVI(self.model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(y)  # error: PYR306


Schools(4).fit(torch.randn(4))

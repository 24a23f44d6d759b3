"""A scale for every group and one more."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Groups:
    def __init__(self, n):
        self.n = n
        self.plate = pyro.plate("groups", n, dim=-1)

    def scales(self):
        return pyro.param(  # error: PYR211
            "scales",
            torch.ones(self.n + 1),
            constraint=dist.constraints.positive,
            event_dim=0,
        )

    def model(self, y):
        with self.plate:
            pyro.sample("y", dist.Normal(0.0, self.scales()[: self.n]), obs=y)

    def guide(self, y):
        return {}


g = Groups(3)
SVI(g.model, g.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))

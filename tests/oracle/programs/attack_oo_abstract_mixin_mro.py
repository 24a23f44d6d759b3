"""Cooperative super calls along a diamond; each class adds a site, and one guide stops the chain."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def q(name):
    pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


class Root:
    def latents(self):
        return [pyro.sample("root", dist.Normal(0.0, 1.0))]

    def guide(self, y):
        q("root")

    def model(self, y):
        pyro.sample("y", dist.Normal(sum(self.latents()), 1.0), obs=y)


class Left(Root):
    def latents(self):
        return [*super().latents(), pyro.sample("left", dist.Normal(0.0, 1.0))]

    def guide(self, y):
        super().guide(y)
        q("left")


class Right(Root):
    def latents(self):
        return super().latents() + [pyro.sample("right", dist.Normal(0.0, 1.0))]

    def guide(self, y):
        q("right")


class Both(Left, Right):
    def guide(self, y):  # error: PYR301
        super().guide(y)


both = Both()
SVI(both.model, both.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

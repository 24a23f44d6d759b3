"""Components of a structural series are added with +; the guide is composed of fewer."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Component:
    def __init__(self, *sites):
        self.sites = sites

    def __add__(self, other):
        return Component(*self.sites, *other.sites)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __len__(self):
        return len(self.sites)

    def __contains__(self, site):
        return site in self.sites

    def prior(self):
        return sum(pyro.sample(s, dist.Normal(0.0, 1.0)) for s in self.sites)


level, trend, season, nothing = Component("level"), Component("slope"), Component("jan", "feb"), Component()
structure = sum([level, trend, season])


def model(y):
    pyro.sample("y", dist.Normal(structure.prior(), 1.0), obs=y)


def guide(y):  # error: PYR301
    part = level + season
    if nothing:
        part += trend
    for s in part.sites:
        pyro.sample(s, dist.Normal(pyro.param("q_" + s, torch.tensor(0.0)), 1.0))
    if "mar" in part:
        pyro.sample("mar", dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

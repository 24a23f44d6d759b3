"""A list on the class is appended to by every instance, so the second object samples more than its guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Component:
    terms = []

    def __init__(self, term):
        self.terms.append(term)
        self.own = [term]

    def model(self, y):
        total = sum(pyro.sample(t, dist.Normal(0.0, 1.0)) for t in self.terms)
        pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        for t in self.own:
            pyro.sample(t, dist.Normal(pyro.param(t + "_q", torch.tensor(0.0)), 1.0))


first = Component("trend")
SVI(first.model, first.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
second = Component("season")
SVI(second.model, second.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

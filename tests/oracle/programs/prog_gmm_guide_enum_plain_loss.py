"""The guide asks for enumeration through its infer dict; the loss built in a method is a plain Trace_ELBO."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Clusterer:
    enumerate_kind = "sequential"

    def __init__(self, k):
        self.k = k

    def loss(self):
        return Trace_ELBO(max_plate_nesting=1)  # error: PYR401

    def model(self, x):
        locs = pyro.param("locs", lambda: torch.linspace(-1.0, 1.0, self.k))
        with pyro.plate("items", x.shape[0]):
            c = pyro.sample("c", dist.Categorical(torch.ones(self.k) / self.k))
            pyro.sample("x", dist.Normal(locs[c], 1.0), obs=x)

    def guide(self, x):
        probs = pyro.param("probs", torch.ones(x.shape[0], self.k) / self.k, constraint=dist.constraints.simplex)
        with pyro.plate("items", x.shape[0]):
            pyro.sample("c", dist.Categorical(probs), infer={"enumerate": self.enumerate_kind})

    def fit(self, x):
        svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.05}), loss=self.loss())
        return svi.step(x)


pyro.set_rng_seed(0)
Clusterer(3).fit(torch.randn(4))

"""Three sigmoids do not add up to one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import SigmoidTransform


class Mixture:
    def model(self, x):
        w = pyro.sample("w", dist.Dirichlet(torch.ones(3)))
        pyro.sample("x", dist.Normal(w.max(), 1.0), obs=x)

    def guide(self, x):
        base = dist.Normal(pyro.param("l", torch.full((3,), 2.0)), 0.1)
        squashed = dist.TransformedDistribution(base, SigmoidTransform())
        pyro.sample("w", squashed.to_event(1))  # error: PYR307


m = Mixture()
SVI(m.model, m.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(0.0))

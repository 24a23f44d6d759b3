"""A base guide that raises NotImplementedError makes the trainer fall back to an autoguide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


class Problem:
    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mu, 1.0), obs=y)

    def make_guide(self):
        raise NotImplementedError


def fit(problem, y):
    try:
        guide = problem.make_guide()
    except NotImplementedError:
        guide = AutoNormal(problem.model)
    svi = SVI(problem.model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    return svi.step(y)


fit(Problem(), torch.randn(3))

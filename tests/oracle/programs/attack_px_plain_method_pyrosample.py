"""A PyroSample read in an ordinary method, outside forward: no site, only a draw; so the guide's site is extra."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Regression(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def model(self, y):
        pyro.sample("y", dist.Normal(self.w, 1.0), obs=y)


def guide(y):
    pyro.sample("w", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


reg = Regression()
SVI(reg.model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""The first reading of a PyroSample takes place inside the plate; the guide's site is outside of it but shaped alike."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.b = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, y):
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(self.b, 1.0), obs=y)


def guide(y):
    q = pyro.param("q", torch.zeros(len(y)))
    with pyro.plate("n", len(y)):
        pyro.sample("b", dist.Normal(q, 1.0))


SVI(Model(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample, pyro_method


class Pair(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))
        self.q = PyroModule("q")
        self.q.w = PyroParam(torch.tensor(0.0))

    @pyro_method
    def model(self, y):
        pyro.sample("y", dist.Normal(self.w, 1.0), obs=y)

    @pyro_method
    def guide(self, y):
        pyro.sample("w", dist.Normal(self.q.w, 1.0))


pair = Pair()
SVI(pair.model, pair.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))

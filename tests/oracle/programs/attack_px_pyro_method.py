"""pyro_method opens the same cache as forward, so the PyroSample is one site however often it is read."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample, pyro_method


class Regression(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))
        self.s = PyroSample(lambda self: dist.LogNormal(self.w, 1.0))
        self.q_w = PyroParam(torch.tensor(0.0))
        self.q_s = PyroParam(torch.tensor(0.5), constraint=dist.constraints.positive)

    @pyro_method
    def model(self, y):
        pyro.sample("y", dist.Normal(self.w * self.w, self.s), obs=y)

    @pyro_method
    def guide(self, y):
        pyro.sample("w", dist.Normal(self.q_w, 1.0))
        pyro.sample("s", dist.Delta(self.q_s))


reg = Regression()
SVI(reg.model, reg.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""A PyroSample attribute is read inside of the plate of the data for the first time."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self, p):
        super().__init__()
        self.beta = PyroSample(dist.Normal(0.0, 1.0).expand([p]))

    def forward(self, x, y=None):
        mean = x @ self.beta  # the batch dim of beta has no plate
        with pyro.plate("rows", len(x)):
            return pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


model = Model(3)
model.beta = PyroSample(dist.Normal(torch.zeros(3), 1.0))  # error: PYR203
svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(4, 3), torch.zeros(4))

"""A module whose call takes more than the model needs."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


from pyro.nn import PyroModule


class Guide(PyroModule):
    def forward(self, x, y, temperature=1.0):
        pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), temperature))


class Model(PyroModule):
    def forward(self, x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


SVI(Model(), Guide(), Adam({}), Trace_ELBO()).step(torch.ones(3), torch.ones(3))

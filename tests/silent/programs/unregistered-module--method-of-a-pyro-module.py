"""PYR502: the network of a PyroModule never trains, since its guide is a plain method.

A `PyroModule` registers a submodule when it is read while the PyroModule is being called. A method is no such call, unless it is
marked as a `pyro_method`.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, pyro_method

DATA = torch.linspace(-2.0, 2.0, 20).reshape(10, 2)


def model(x):
    with pyro.plate("data", len(x)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("first", dist.Normal(z, 0.1), obs=x[:, 0])


def wrong():
    class Amortized(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = torch.nn.Linear(2, 1)

        def guide(self, x):
            loc = self.encoder(x).squeeze(-1)  # error: PYR502
            with pyro.plate("data", len(x)):
                pyro.sample("z", dist.Normal(loc, 0.1))

    amortized = Amortized()
    svi = SVI(model, amortized.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"names in the param store": list(pyro.get_param_store().keys())}


def right():
    class Amortized(PyroModule):
        def __init__(self):
            super().__init__()
            self.encoder = torch.nn.Linear(2, 1)

        @pyro_method
        def guide(self, x):
            loc = self.encoder(x).squeeze(-1)
            with pyro.plate("data", len(x)):
                pyro.sample("z", dist.Normal(loc, 0.1))

    amortized = Amortized()
    svi = SVI(model, amortized.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"names in the param store": list(pyro.get_param_store().keys())}


def harm(measured):
    return measured["names in the param store"] == []

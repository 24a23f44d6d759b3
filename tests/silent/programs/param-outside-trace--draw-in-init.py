"""PYR503: a draw in `__init__` is one number for ever, not a site of the model.

Outside of any inference `pyro.sample` just draws. What was meant to be a latent variable has no posterior.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroSample

DATA = torch.linspace(-1.0, 1.0, 10)


def wrong():
    class Regression(PyroModule):
        def __init__(self):
            super().__init__()
            self.slope = pyro.sample("slope", dist.Normal(0.0, 1.0))  # error: PYR503

        def forward(self, x):
            offset = pyro.sample("offset", dist.Normal(0.0, 1.0))
            slope = self.slope
            with pyro.plate("data", len(x)):
                pyro.sample("y", dist.Normal(offset + slope * x, 1.0), obs=3.0 * x)

    model = Regression()
    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"latent sites": poutine.trace(model).get_trace(DATA).stochastic_nodes[:2]}


def right():
    class Regression(PyroModule):
        def __init__(self):
            super().__init__()
            self.slope = PyroSample(dist.Normal(0.0, 1.0))

        def forward(self, x):
            offset = pyro.sample("offset", dist.Normal(0.0, 1.0))
            slope = self.slope
            with pyro.plate("data", len(x)):
                pyro.sample("y", dist.Normal(offset + slope * x, 1.0), obs=3.0 * x)

    model = Regression()
    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"latent sites": poutine.trace(model).get_trace(DATA).stochastic_nodes[:2]}


def harm(measured):
    return "slope" not in measured["latent sites"]

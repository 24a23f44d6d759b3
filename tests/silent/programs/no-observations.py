"""PYR315: the guide learns the prior, whatever the data are.

The step hands over the inputs and forgets the targets. `obs=None` makes the observed site a latent one, the autoguide covers
it too, and the loss falls as it should.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

X = torch.linspace(-1.0, 1.0, 20)
Y = 3.0 * X
STEPS = 300


def wrong():
    def model(x, y=None):  # error: PYR315
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 0.1), obs=y)

    guide = AutoDelta(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(STEPS):
        svi.step(X)
    return {"slope": guide.median()["slope"].item()}


def right():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 0.1), obs=y)

    guide = AutoDelta(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(STEPS):
        svi.step(X, Y)
    return {"slope": guide.median()["slope"].item()}


def harm(measured):
    return measured["slope"] < 1.0

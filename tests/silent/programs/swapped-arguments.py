"""PYR313: the guide computes its posterior from the inputs where it means the targets.

Both sides take `x` and `y`, in another order. The step hands them over by position, and their shapes agree.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

X = torch.linspace(0.1, 1.0, 10)
Y = 4.0 * X


def wrong():
    seen = []

    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 10.0))
        with pyro.plate("data", len(x)):
            pyro.sample("obs", dist.Normal(slope * x, 1.0), obs=y)

    def guide(y, x):  # error: PYR313
        slope = (y / x).mean()
        seen.append(slope.item())
        pyro.sample("slope", dist.Normal(slope, pyro.param("spread", torch.tensor(0.1)).exp()))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(X, Y)
    return {"slope that the guide reads off the data": seen[0]}


def right():
    seen = []

    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 10.0))
        with pyro.plate("data", len(x)):
            pyro.sample("obs", dist.Normal(slope * x, 1.0), obs=y)

    def guide(x, y):
        slope = (y / x).mean()
        seen.append(slope.item())
        pyro.sample("slope", dist.Normal(slope, pyro.param("spread", torch.tensor(0.1)).exp()))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(X, Y)
    return {"slope that the guide reads off the data": seen[0]}


def harm(measured):
    return measured["slope that the guide reads off the data"] < 1.0

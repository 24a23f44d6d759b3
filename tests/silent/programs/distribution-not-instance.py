"""PYR104: what is drawn before the training is a distribution, not a number.

`pyro.sample` calls what it is given. A class makes an instance of itself, and only inference asks for a density.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.tensor([2.5, 3.0, 3.5])


def model(data):
    speed = pyro.sample("speed", dist.Normal(3.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(speed, 1.0), obs=data)


def wrong():
    guess = pyro.sample("guess", dist.Normal, 3.0, 1.0)  # error: PYR104

    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"what is drawn": type(guess).__name__}


def right():
    guess = pyro.sample("guess", dist.Normal(3.0, 1.0))

    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {"what is drawn": type(guess).__name__}


def harm(measured):
    return measured["what is drawn"] == "Normal"

"""PYR514: the predictions are the data, whatever the model has learnt.

`Predictive` draws the sites that are not observed. Handed the outcomes, the model observes them, and gives them back.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

X = torch.linspace(-1.0, 1.0, 10)
Y = 2.0 * X


def model(x, y=None):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x)):
        return pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def wrong():
    guide = AutoNormal(model)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(X, Y)
    predictive = Predictive(model, guide=guide, num_samples=20)
    samples = predictive(X, Y)  # error: PYR514
    return {"error of the predictions after one step of training": (samples["y"] - Y).abs().max()}


def right():
    guide = AutoNormal(model)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(X, Y)
    predictive = Predictive(model, guide=guide, num_samples=20)
    samples = predictive(X)
    return {"error of the predictions after one step of training": (samples["y"] - Y).abs().max()}


def harm(measured):
    return measured["error of the predictions after one step of training"] == 0.0

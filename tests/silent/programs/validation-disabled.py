"""PYR512: labels that are no labels of a Bernoulli are trained on.

Validation is what refuses values outside a support, shapes that do not fit and, with a warning, guides that have forgotten a
site.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

LABELS = torch.randint(1, 3, (10,)).float()


def model(x):
    chance = pyro.sample("chance", dist.Beta(1.0, 1.0))
    with pyro.plate("data", len(x)):
        pyro.sample("label", dist.Bernoulli(chance), obs=x)


def step():
    try:
        SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(LABELS)
    except ValueError as error:
        return str(error).splitlines()[0]
    return "goes through"


def wrong():
    pyro.enable_validation(False)  # error: PYR512
    return {"a step with the labels 1 and 2": step()}


def right():
    pyro.enable_validation(True)
    return {"a step with the labels 1 and 2": step()}


def harm(measured):
    return measured["a step with the labels 1 and 2"] == "goes through"

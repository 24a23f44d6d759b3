"""Compartments are members of an Enum; the guide lists values where the model used lower-case names."""
from enum import Enum
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class State(Enum):
    SUSCEPTIBLE = "S"
    INFECTED = "I"


def model(y):
    total = 0.0
    for state in State:
        total = total + pyro.sample(f"rate_{state.name.lower()}", dist.Gamma(2.0, 1.0))
    pyro.sample("y", dist.Poisson(total), obs=y)


def guide(y):  # error: PYR301, PYR301
    for state in State:
        loc = pyro.param(state.name, torch.tensor(0.0))
        pyro.sample(f"rate_{state.value}", dist.LogNormal(loc, 1.0))  # error: PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

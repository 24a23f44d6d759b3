"""PYR411: arguments that config_enumerate refuses."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    with pyro.plate("n", len(y)):
        on = pyro.sample("on", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(on, 1.0), obs=y)


def wrong_kind():
    guide = config_enumerate(lambda y: None, "Parallel")  # error: PYR411
    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_expand():
    enumerated = config_enumerate(model, expand="yes")  # error: PYR411
    SVI(enumerated, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_without_a_pair():
    config_enumerate(model, default="sequential", num_samples=4)  # error: PYR411


def right_expanded():
    expanded = config_enumerate(model, expand=True)
    SVI(expanded, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)

"""PYR403: sequential enumeration in the model."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_decorator():
    @config_enumerate(default="sequential")
    def model(y):
        with pyro.plate("n", len(y)):
            on = pyro.sample("on", dist.Bernoulli(0.5))  # error: PYR403
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_in_the_guide():
    def model(y):
        on = pyro.sample("on", dist.Bernoulli(0.5))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)

    @config_enumerate(default="sequential")
    def guide(y):
        pyro.sample("on", dist.Bernoulli(pyro.param("q", torch.tensor(0.4), constraint=constraints.unit_interval)))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)

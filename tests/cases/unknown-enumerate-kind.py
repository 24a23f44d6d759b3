"""PYR412: infer settings that Pyro ignores."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    with pyro.plate("n", len(y)):
        on = pyro.sample("on", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(on, 1.0), obs=y)


def wrong_kind():
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q), infer=dict(enumerate="Parallel"))  # error: PYR412

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_key():
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q), infer={"enumerated": "parallel"})  # error: PYR412

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_key_of_the_program():
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q), infer={"my_handler": 3})

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

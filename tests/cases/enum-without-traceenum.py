"""PYR401: marks in the guide that the loss ignores."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, config_enumerate
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    with pyro.plate("n", len(y)):
        on = pyro.sample("on", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(on, 1.0), obs=y)


def wrong_call_of_config_enumerate():
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q))

    elbo = Trace_ELBO(num_particles=2)  # error: PYR401
    SVI(model, config_enumerate(guide, "parallel"), OPTIM, elbo).step(DATA)


def right_loss_that_enumerates():
    @config_enumerate
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_no_mark():
    def guide(y):
        q = pyro.param("q", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", len(y)):
            pyro.sample("on", dist.Bernoulli(q), infer={})

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

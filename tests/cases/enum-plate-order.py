"""PYR404: sites outside a plate after one that the guide enumerates inside it."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def flags(y):
    with pyro.plate("n", 6):
        pyro.sample("on", dist.Bernoulli(0.3))


def wrong_observation_after_the_plate():
    def model(y):
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(0.3))
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=y.sum())  # error: PYR404

    SVI(model, config_enumerate(flags), OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_latent_after_the_plate_in_the_guide():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            on = pyro.sample("on", dist.Bernoulli(0.3))
            pyro.sample("y", dist.Normal(loc + on, 1.0), obs=y)

    @config_enumerate
    def guide(y):
        flags(y)
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))  # error: PYR404

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_outer_plate_after_the_inner_one():
    def model(y):
        with pyro.plate("groups", 2, dim=-2):
            with pyro.plate("n", 6, dim=-1):
                pyro.sample("on", dist.Bernoulli(0.3))
            pyro.sample("sum", dist.Normal(0.0, 1.0), obs=torch.zeros(2, 1))  # error: PYR404

    @config_enumerate
    def guide(y):
        with pyro.plate("groups", 2, dim=-2), pyro.plate("n", 6, dim=-1):
            pyro.sample("on", dist.Bernoulli(0.3))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(DATA)


def wrong_under_monte_carlo():
    def model(y):
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(0.3))
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=y.sum())  # error: PYR404

    SVI(model, config_enumerate(flags), OPTIM, TraceTMC_ELBO(max_plate_nesting=1)).step(DATA)


def right_before_the_plate():
    def model(y):
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=y.sum())
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(0.3))

    SVI(model, config_enumerate(flags), OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_not_enumerated():
    def model(y):
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(0.3))
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=y.sum())

    SVI(model, flags, OPTIM, Trace_ELBO(max_plate_nesting=1)).step(DATA)


def right_only_the_model_enumerates():
    @config_enumerate
    def model(y):
        with pyro.plate("n", 6):
            on = pyro.sample("on", dist.Bernoulli(0.3))
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=y.sum())

    SVI(model, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_other_rounds_of_a_sequential_plate():
    def model(y):
        for i in pyro.plate("rounds", 2):
            pyro.sample(f"start_{i}", dist.Normal(0.0, 1.0), obs=y[i])
            with pyro.plate(f"n_{i}", 3):
                pyro.sample(f"on_{i}", dist.Bernoulli(0.3))

    @config_enumerate
    def guide(y):
        for i in pyro.plate("rounds", 2):
            with pyro.plate(f"n_{i}", 3):
                pyro.sample(f"on_{i}", dist.Bernoulli(0.3))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)

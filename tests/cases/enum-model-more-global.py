"""PYR406: the guide enumerates inside a plate, the model outside of it."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


@config_enumerate
def mixture(y):
    kind = pyro.sample("kind", dist.Bernoulli(0.5))
    with pyro.plate("n", 6):
        k = pyro.sample("k", dist.Bernoulli(0.2 + 0.6 * kind))
        pyro.sample("y", dist.Normal(k, 1.0), obs=y)


def wrong_global_one_left_to_the_model():
    @config_enumerate
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR406

    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_sites_have_nothing_in_common():
    @config_enumerate
    def model(y):
        coin = pyro.sample("coin", dist.Bernoulli(0.5))
        pyro.sample("flip", dist.Normal(coin, 1.0), obs=y[0])
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Categorical(torch.ones(3)))
            pyro.sample("y", dist.Normal(1.0 * k, 1.0), obs=y)

    @config_enumerate
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("k", dist.Categorical(torch.ones(3)))  # error: PYR406

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_plates_side_by_side():
    @config_enumerate
    def model(y):
        with pyro.plate("left", 3):
            a = pyro.sample("a", dist.Bernoulli(0.5))
            pyro.sample("x", dist.Normal(a, 1.0), obs=y[:3])
        with pyro.plate("right", 3):
            b = pyro.sample("b", dist.Bernoulli(0.5))
            pyro.sample("y", dist.Normal(b, 1.0), obs=y[3:])

    @config_enumerate
    def guide(y):
        with pyro.plate("right", 3):
            pyro.sample("b", dist.Bernoulli(0.5))  # error: PYR406

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_inner_of_two_plates():
    @config_enumerate
    def model(y):
        with pyro.plate("groups", 2, dim=-2):
            g = pyro.sample("g", dist.Bernoulli(0.5))
            with pyro.plate("n", 6, dim=-1):
                k = pyro.sample("k", dist.Bernoulli(0.5))
                pyro.sample("y", dist.Normal(g + k, 1.0), obs=y)

    @config_enumerate
    def guide(y):
        with pyro.plate("groups", 2, dim=-2), pyro.plate("n", 6, dim=-1):
            pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR406

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(DATA)


def right_guide_takes_the_global_one():
    @config_enumerate
    def guide(y):
        pyro.sample("kind", dist.Bernoulli(0.5))

    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_local_one_is_drawn():
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("k", dist.Bernoulli(0.5))

    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_under_monte_carlo():
    @config_enumerate
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("k", dist.Bernoulli(0.5))

    SVI(mixture, guide, OPTIM, TraceTMC_ELBO(max_plate_nesting=1)).step(DATA)


def right_both_in_one_plate():
    @config_enumerate
    def model(y):
        with pyro.plate("n", 6):
            a = pyro.sample("a", dist.Bernoulli(0.5))
            b = pyro.sample("b", dist.Bernoulli(0.5))
            pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)

    @config_enumerate
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("a", dist.Bernoulli(0.5))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)

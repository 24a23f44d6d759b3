"""PYR407: sites that are summed out together under several scales."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def nothing(y):
    pass


@config_enumerate
def global_class(y):
    kind = pyro.sample("kind", dist.Bernoulli(0.5))
    with pyro.plate("n", 6, subsample_size=2) as index:
        pyro.sample("y", dist.Normal(kind, 1.0), obs=y[index])


def wrong_global_class_and_a_minibatch():
    @config_enumerate
    def model(y):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(kind, 1.0), obs=y[index])  # error: PYR407

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_annealed_likelihood():
    @config_enumerate
    def model(y, temperature):
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Bernoulli(0.5))
            with poutine.scale(scale=temperature):
                pyro.sample("y", dist.Normal(k, 1.0), obs=y)  # error: PYR407

    elbo = TraceEnum_ELBO(max_plate_nesting=1)
    SVI(model, lambda y, temperature: None, OPTIM, elbo).step(DATA, 0.5)


def wrong_two_parts_of_a_model():
    @config_enumerate
    def model(y):
        a = pyro.sample("a", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(a, 1.0), obs=y[0])
        with poutine.scale(scale=10.0):
            b = pyro.sample("b", dist.Bernoulli(0.5))  # error: PYR407
            pyro.sample("y", dist.Normal(b, 1.0), obs=y[1])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def wrong_weights_of_rows():
    @config_enumerate
    def model(y):
        weights = torch.tensor([1.0, 1.0, 2.0, 2.0, 0.5, 0.5])
        with pyro.plate("n", 6), poutine.scale(scale=weights):
            k = pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR407
            pyro.sample("y", dist.Normal(k, 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_class_inside_the_minibatch():
    @config_enumerate
    def model(y):
        with pyro.plate("n", 6, subsample_size=2) as index:
            k = pyro.sample("k", dist.Bernoulli(0.5))
            pyro.sample("y", dist.Normal(k, 1.0), obs=y[index])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_whole_model_scaled():
    @config_enumerate
    def model(y):
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Bernoulli(0.5))
            pyro.sample("y", dist.Normal(k, 1.0), obs=y)

    scaled = poutine.scale(model, scale=0.1)
    SVI(scaled, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_minibatch_of_something_else():
    @config_enumerate
    def model(y):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(kind, 1.0), obs=y[0])
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[index])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_under_monte_carlo():
    SVI(global_class, nothing, OPTIM, TraceTMC_ELBO(max_plate_nesting=1)).step(DATA)

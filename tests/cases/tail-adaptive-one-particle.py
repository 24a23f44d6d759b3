"""PYR418: TraceTailAdaptive_ELBO with one particle."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceTailAdaptive_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def guide(y):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


class TailAdaptive(TraceTailAdaptive_ELBO):
    pass


def wrong_default_number():
    elbo = TraceTailAdaptive_ELBO(vectorize_particles=True)  # error: PYR418
    SVI(model, guide, OPTIM, elbo).step(DATA)


def wrong_one():
    elbo = TraceTailAdaptive_ELBO(num_particles=1, vectorize_particles=True)  # error: PYR418
    SVI(model, guide, OPTIM, elbo).step(DATA)


def wrong_settings_in_a_dictionary():
    settings = {"vectorize_particles": True}
    SVI(model, guide, OPTIM, loss=TraceTailAdaptive_ELBO(**settings)).step(DATA)  # error: PYR418


def wrong_subclass():
    elbo = TailAdaptive(vectorize_particles=True)  # error: PYR418
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_many():
    elbo = TraceTailAdaptive_ELBO(num_particles=10, vectorize_particles=True)
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_two():
    elbo = TraceTailAdaptive_ELBO(num_particles=2, vectorize_particles=True)
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_another_loss():
    SVI(model, guide, OPTIM, Trace_ELBO(vectorize_particles=True)).step(DATA)


def right_subclass():
    elbo = TailAdaptive(num_particles=5, vectorize_particles=True)
    SVI(model, guide, OPTIM, elbo).step(DATA)

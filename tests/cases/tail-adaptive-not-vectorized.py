"""PYR417: TraceTailAdaptive_ELBO whose particles are not vectorized."""

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


def wrong_default_arguments():
    SVI(model, guide, OPTIM, TraceTailAdaptive_ELBO()).step(DATA)  # error: PYR417


def wrong_many_particles():
    elbo = TraceTailAdaptive_ELBO(num_particles=10)  # error: PYR417
    SVI(model, guide, OPTIM, elbo).step(DATA)


def wrong_switched_off():
    settings = {"num_particles": 10, "vectorize_particles": False}
    elbo = TraceTailAdaptive_ELBO(**settings)  # error: PYR417
    SVI(model, guide, OPTIM, loss=elbo).step(DATA)


def wrong_subclass():
    elbo = TailAdaptive(num_particles=5)  # error: PYR417
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_vectorized():
    elbo = TraceTailAdaptive_ELBO(num_particles=10, vectorize_particles=True)
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_another_loss():
    SVI(model, guide, OPTIM, Trace_ELBO(num_particles=10)).step(DATA)


def right_subclass():
    elbo = TailAdaptive(num_particles=5, vectorize_particles=True)
    SVI(model, guide, OPTIM, elbo).step(DATA)


def right_settings_in_a_dictionary():
    settings = {"num_particles": 10, "vectorize_particles": True}
    SVI(model, guide, OPTIM, loss=TraceTailAdaptive_ELBO(**settings)).step(DATA)

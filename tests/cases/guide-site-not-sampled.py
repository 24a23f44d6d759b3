"""PYR309: guides that have a latent's name but no draw."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_deterministic_point_estimate():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        pyro.deterministic("mean", pyro.param("mean_map", torch.tensor(0.0)))  # error: PYR309

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_observed_in_plate():
    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        with pyro.plate("n", y.shape[0]):
            pyro.sample("z", dist.Normal(0.0, 1.0), obs=y)  # error: PYR309

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_delta():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        pyro.sample("mean", dist.Delta(pyro.param("mean_map", torch.tensor(0.0))), obs=None)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

"""PYR302: guides with a site that is no latent of the model."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_observed_label():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        mean = pyro.sample("mean", dist.Delta(pyro.param("mean_map", torch.tensor(0.0))))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0))  # error: PYR302

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_range_is_one_too_long():
    def model(y):
        mean = 0.0
        for t in range(3):
            mean = mean + pyro.sample("step_" + str(t), dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        m = pyro.param("m", torch.zeros(4))
        for t in range(4):
            pyro.sample("step_" + str(t), dist.Normal(m[t], 0.1))  # error: PYR302

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_auxiliary():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        noise = pyro.sample("noise", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
        pyro.sample("mean", dist.Delta(noise))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

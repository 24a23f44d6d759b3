"""PYR416: HMC and NUTS over minibatches."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import HMC, MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def run(kernel, *arguments):
    MCMC(kernel, num_samples=1, warmup_steps=1, disable_progbar=True).run(*arguments)


def wrong_subsample_size():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y), subsample_size=2) as index:  # error: PYR416
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def wrong_under_hmc():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        plate = pyro.plate("n", 6, subsample_size=3)  # error: PYR416
        with plate as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    kernel = HMC(model, step_size=0.1, num_steps=2)
    MCMC(kernel, num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def wrong_sequential():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("n", 6, subsample_size=2):  # error: PYR416
            pyro.sample(f"y_{i}", dist.Normal(loc, 1.0), obs=y[i])

    MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def wrong_pyro_subsample():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", y.shape[0], subsample_size=4):  # error: PYR416
            rows = pyro.subsample(y, event_dim=0)
            pyro.sample("y", dist.Normal(loc, 1.0), obs=rows)

    MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def right_full_plate():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
    run(NUTS(model), DATA)


def right_takes_everything():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=6) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    run(NUTS(model), DATA)


def right_fixed_rows():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample=torch.tensor([0, 2])) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    run(NUTS(model), DATA)


def right_svi_takes_minibatches():
    def model(y, size=None):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=size) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA, 2)
    run(NUTS(model), DATA)


def right_minibatch_as_data():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    run(NUTS(model), DATA[:3])


def right_scale_by_hand():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.poutine.scale(scale=3.0), pyro.plate("n", 2):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[:2])

    run(HMC(model, step_size=0.1, num_steps=2), DATA)

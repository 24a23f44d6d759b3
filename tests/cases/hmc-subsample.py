"""PYR416: HMC and NUTS over minibatches."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import HMC, MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

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


def wrong_module_in_a_function():
    class Model(PyroModule):
        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y), 3) as index:  # error: PYR416
                return pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def draw(model, y):
        mcmc = MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True)
        mcmc.run(y)
        return mcmc.get_samples()

    draw(Model(), DATA)


def wrong_method_of_a_sampler():
    class Sampler:
        rows = 2

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            plate = pyro.plate("n", len(y), subsample_size=self.rows)  # error: PYR416
            with plate as index:
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

        def run(self, y):
            MCMC(HMC(self.model), num_samples=1, warmup_steps=1, disable_progbar=True).run(y)

    Sampler().run(DATA)


def wrong_by_an_alias_and_a_helper():
    from pyro import plate as along
    from pyro.infer.mcmc import NUTS as Kernel

    def rows(size):
        return along("rows", size, subsample_size=size // 2)  # error: PYR416

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with rows(6) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    MCMC(Kernel(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def right_full_plate_by_an_option():
    class Sampler:
        def __init__(self, rows=None):
            self.rows = rows

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y), subsample_size=self.rows) as index:
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    MCMC(NUTS(Sampler().model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def right_subset_before_the_model():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def run(y, rows):
        MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(
            y[torch.randperm(6)[:rows]]
        )

    run(DATA, 3)


def right_as_many_as_there_are():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y), subsample_size=len(y)) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    MCMC(HMC(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)

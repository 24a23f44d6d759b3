"""PYR315: nothing in the model is observed."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import (
    SVI,
    EnergyDistance,
    Predictive,
    Trace_ELBO,
    TraceEnum_ELBO,
    config_enumerate,
)
from pyro.infer.autoguide import AutoDelta, AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_obs_forgotten():
    def model(y):  # error: PYR315
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_target_not_handed_over():
    def model(x, y=None):  # error: PYR315
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_deterministic_is_no_observation():
    def model(y):  # error: PYR315
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.deterministic("residual", y - loc)

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", y.mean()), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_energy_distance():
    # shows: PYR315 Found no observations
    def model(y):  # error: PYR315
        pyro.sample("loc", dist.Normal(0.0, 1.0))

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", y.mean()), 1.0))

    SVI(model, guide, OPTIM, EnergyDistance()).step(DATA)


def wrong_target_only_in_one_branch():
    def model(x, y=None):  # error: PYR315
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        if y is not None:
            pyro.sample("y", dist.Normal(slope * x.mean(), 1.0), obs=y.mean())

    def guide(x, y=None):
        pyro.sample("slope", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_observed():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_conditioned():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(loc, 1.0))

    conditioned = poutine.condition(model, data={"y": torch.tensor(1.0)})
    SVI(conditioned, AutoNormal(conditioned), OPTIM, Trace_ELBO()).step(DATA)


def right_factor():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.factor("fit", -(y - loc).square().sum())

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_density_in_a_class_of_the_program():
    class Banana(dist.Normal):
        def log_prob(self, value):
            return -((value**2 - DATA.mean()) ** 2)

    def model(y):
        pyro.sample("z", Banana(0.0, 1.0))

    def guide(y):
        pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_target_density_without_data():
    def model():
        x = pyro.sample("x", dist.Normal(0.0, 3.0))
        pyro.sample("y", dist.Normal(0.0, (x / 2.0).exp()))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step()


def right_potential_of_a_delta():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("tilt", dist.Delta(z, log_density=-(y - z).square().sum()))

    def guide(y):
        z = pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
        pyro.sample("tilt", dist.Delta(z))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_prior_predictive():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)
    Predictive(model, num_samples=2)(DATA)
    Predictive(model, guide=guide, num_samples=2)(DATA)


def right_only_some_sites_observed():
    @config_enumerate
    def model(x, label=None):
        with pyro.plate("n", len(x)):
            label = pyro.sample("label", dist.Bernoulli(0.5), obs=label)
            pyro.sample("x", dist.Normal(label, 1.0), obs=x)

    def guide(x, label=None):
        pass

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_module_that_returns_its_likelihood():
    class Regression(PyroModule):
        def forward(self, x, y=None):  # error: PYR315
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                return pyro.sample("y", dist.Normal(slope * x, 1.0))

    model = Regression()
    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def wrong_lightning_style_without_the_targets():
    class Module:
        def model(self, x, y=None):  # error: PYR315
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

        def guide(self, x, y=None):
            pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(0.0, 1.0))

        def training_step(self, batch):
            x, _ = batch
            return SVI(self.model, self.guide, OPTIM, Trace_ELBO()).step(x)

    Module().training_step((DATA, DATA))


def wrong_elbo_in_a_loop():
    def prior(x):  # error: PYR315
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.deterministic("mean", loc * x)

    def guide(x):
        pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    def train(loss_of, batches):
        for batch in batches:
            loss_of(prior, guide, batch).backward()

    train(Trace_ELBO().differentiable_loss, [DATA, DATA])


def right_conditioned_by_a_partial():
    def model(x):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0))

    seen = partial(poutine.condition, data={"y": DATA})(model)
    SVI(seen, AutoNormal(seen), OPTIM, Trace_ELBO()).step(DATA)


def right_observed_by_a_helper():
    def likelihood(loc, y):
        with pyro.plate("n", len(y)):
            return pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    class Model(PyroModule):
        def forward(self, y):
            return likelihood(pyro.sample("loc", dist.Normal(0.0, 1.0)), y)

    model = Model()
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_simulator_only():
    def simulate(size):
        rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
        with pyro.plate("n", size):
            return pyro.sample("count", dist.Poisson(rate))

    Predictive(simulate, num_samples=3)(6)

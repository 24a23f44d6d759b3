"""PYR514: predictions that are the data."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

X = torch.linspace(-1.0, 1.0, 6)
Y = 2.0 * X
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x, y=None):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        return pyro.sample("y", dist.Normal(a * x, 1.0), obs=y)


def fitted():
    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)
    return guide


def wrong_positional():
    predictive = Predictive(model, guide=fitted(), num_samples=4)
    samples = predictive(X, Y)  # error: PYR514
    return samples["y"].mean(0)


def wrong_keyword():
    samples = Predictive(model, {"a": torch.zeros(4)})(X, y=Y)  # error: PYR514
    return samples["y"] - Y


def wrong_in_one_expression():
    return Predictive(model, guide=fitted(), num_samples=4)(X, Y)["y"]  # error: PYR514


def right_without_the_data():
    return Predictive(model, guide=fitted(), num_samples=4)(X)["y"]


def right_latent_sites_only():
    return Predictive(model, guide=fitted(), num_samples=4)(X, Y)["a"]


def right_data_that_are_no_observation():
    def inputs(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(a * x, 1.0))

    return Predictive(inputs, num_samples=4)(X)["y"]


def right_explicit_none():
    return Predictive(model, guide=fitted(), num_samples=4)(X, None)["y"]


def right_all_sites_of_the_guide():
    samples = Predictive(model, guide=fitted(), num_samples=4)(X, Y)
    return {name: value.shape for name, value in samples.items() if name != "y"}


def right_prior_predictive():
    return Predictive(model, num_samples=4)(X)["y"]


def right_other_data_of_the_same_name():
    samples = Predictive(model, guide=fitted(), num_samples=4)(X)
    table = {"y": Y}
    return (samples["y"] - table["y"]).abs().mean()


def wrong_module_in_an_evaluation():
    class Regression(PyroModule):
        def forward(self, x, y=None):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                return pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def evaluate(model, guide, x, y):
        draws = Predictive(model, guide=guide, num_samples=3)(x, y)  # error: PYR514
        return (draws["y"].mean(0) - y).abs().mean()

    model = Regression()
    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)
    evaluate(model, guide, X, Y)


def wrong_return_sites_of_a_trainer():
    class Trainer:
        def __init__(self):
            self.guide = AutoNormal(self.model)
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, x, y=None):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

        def predict(self, x, y):
            predictive = Predictive(self.model, guide=self.guide, num_samples=3, return_sites=["y"])
            return predictive(x, y)  # error: PYR514

    trainer = Trainer()
    trainer.svi.step(X, Y)
    trainer.predict(X, Y)


def wrong_by_an_alias_with_posterior_samples():
    from pyro.infer import Predictive as Draws

    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    again = Draws(model, {"slope": torch.zeros(3)})
    replicated = again(X, y=Y)  # error: PYR514
    replicated["y"].std(0)


def right_posterior_only():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)
    draws = Predictive(model, guide=guide, num_samples=3)(X, Y)
    draws["slope"].mean()


def right_targets_compared_afterwards():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def score(predictive, x, y):
        return (predictive(x)["y"].mean(0) - y).abs().mean()

    score(Predictive(model, {"slope": torch.zeros(3)}), X, Y)


def right_unconditioned():
    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    draws = Predictive(pyro.poutine.uncondition(model), {"slope": torch.zeros(3)})(X, Y)
    draws["y"].mean(0)

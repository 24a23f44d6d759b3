"""PYR514: predictions that are the data."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

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

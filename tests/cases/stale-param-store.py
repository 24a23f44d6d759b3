"""PYR511: inferences that start from what others have learnt."""

from pyro.infer.autoguide import AutoDelta

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def wrong_second_autoguide():
    first = AutoNormal(model)
    SVI(model, first, OPTIM, Trace_ELBO()).step(DATA)
    second = AutoNormal(model)
    SVI(model, second, OPTIM, Trace_ELBO()).step(DATA)  # error: PYR511


def wrong_restarts():
    for seed in range(3):
        pyro.set_rng_seed(seed)
        guide = AutoNormal(model)
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)  # error: PYR511


def wrong_parameters_of_one_name():
    def narrow(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))

    def wide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 10.0))

    SVI(model, narrow, OPTIM, Trace_ELBO()).step(DATA)
    SVI(model, wide, OPTIM, Trace_ELBO()).step(DATA)  # error: PYR511


def right_cleared():
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
    pyro.clear_param_store()
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_cleared_in_each_round():
    for seed in range(3):
        pyro.clear_param_store()
        guide = AutoNormal(model)
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_same_guide_goes_on():
    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.001}), Trace_ELBO()).step(DATA)


def right_function_goes_on():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
    SVI(model, guide, OPTIM, Trace_ELBO(num_particles=2)).step(DATA)


def right_other_class():
    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_other_names():
    def make(name):
        def guide(x):
            pyro.sample("a", dist.Normal(pyro.param(f"{name}_loc", torch.tensor(0.0)), 1.0))

        return guide

    SVI(model, make("first"), OPTIM, Trace_ELBO()).step(DATA)
    SVI(model, make("second"), OPTIM, Trace_ELBO()).step(DATA)


def right_other_scope():
    def fit():
        pyro.clear_param_store()
        guide = AutoNormal(model)
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

    fit()
    fit()


def wrong_function_called_twice():
    def fit(lr):
        guide = AutoNormal(model)
        SVI(model, guide, pyro.optim.Adam({"lr": lr}), Trace_ELBO()).step(DATA)  # error: PYR511
        return guide.median()

    fit(0.1)
    fit(0.01)


def wrong_models_compared():
    def heavy(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.StudentT(3.0, a, 1.0), obs=x)

    losses = {}
    for name, each in {"plain": model, "heavy": heavy}.items():
        svi = SVI(each, AutoNormal(each), OPTIM, Trace_ELBO())  # error: PYR511
        losses[name] = svi.step(DATA)


def right_function_called_twice_that_clears():
    def fit(lr):
        pyro.clear_param_store()
        SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": lr}), Trace_ELBO()).step(DATA)

    for lr in (0.1, 0.01):
        fit(lr)


def right_function_called_twice_with_one_guide():
    def fit(guide, lr):
        SVI(model, guide, pyro.optim.Adam({"lr": lr}), Trace_ELBO()).step(DATA)

    guide = AutoNormal(model)
    fit(guide, 0.1)
    fit(guide, 0.01)

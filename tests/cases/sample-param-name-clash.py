"""PYR102: parameters that are named like sites."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_in_a_guide_of_two_loops():
    def model(y):
        with pyro.plate("n", len(y)):
            mean = sum(pyro.sample(f"b{k}", dist.Normal(0.0, 1.0).expand([6])) for k in range(2))
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        locs = [pyro.param("b%d" % k, torch.zeros(6)) for k in range(2)]
        with pyro.plate("n", len(y)):
            for k in range(2):
                pyro.sample("b%d" % k, dist.Delta(locs[k]))  # error: PYR102

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_maximum_likelihood_in_the_model():
    def model(y):
        scale = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)
        pyro.deterministic("scale", scale * 2.0)  # error: PYR102
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale), obs=y)

    poutine.trace(model).get_trace(DATA)


def right_other_name():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        pyro.sample("mean", dist.Delta(pyro.param("mean_map", torch.tensor(0.0))))
        pyro.param("y", torch.tensor(0.0))  # the model observes 'y'; the guide has a trace of its own

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

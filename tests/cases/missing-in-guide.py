"""PYR301: guides that lack a latent."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceMeanField_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta, AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_one_of_many_in_a_class():
    class Hierarchy:
        def __init__(self, groups):
            self.groups = groups

        def model(self, y):
            top = pyro.sample("top", dist.Normal(0.0, 3.0))
            with pyro.plate("groups", self.groups, dim=-1):
                pyro.sample("offset", dist.Normal(top, 1.0))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(top, 1.0), obs=y)

        def guide(self, y):  # error: PYR301
            m = pyro.param("m", lambda: torch.zeros(self.groups))
            with pyro.plate("groups", self.groups, dim=-1):
                pyro.sample("offset", dist.Normal(m, 0.1))

    hierarchy = Hierarchy(3)
    SVI(hierarchy.model, hierarchy.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_loss_does_not_sum_out():
    def model(y):
        with pyro.plate("n", len(y)):
            k = pyro.sample("k", dist.Categorical(torch.ones(3)), infer=dict(enumerate="parallel"))
            pyro.sample("y", dist.Normal(k * 1.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)  # error: PYR301


def wrong_hidden_by_block():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        sd = pyro.sample("sd", dist.HalfNormal(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, sd), obs=y)

    guide = AutoNormal(poutine.block(model, hide=["sd"]))
    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)  # error: PYR301


def right_summed_out():
    @config_enumerate
    def model(y):
        p = pyro.sample("p", dist.Beta(1.0, 1.0))
        with pyro.plate("n", len(y)):
            on = pyro.sample("on", dist.Bernoulli(p))
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)

    guide = AutoDelta(poutine.block(model, hide=["on"]))
    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_given_by_condition():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        sd = pyro.sample("sd", dist.HalfNormal(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, sd), obs=y)

    def guide(y):
        pyro.sample("mean", dist.Delta(pyro.param("mean_map", torch.tensor(0.0))))

    SVI(pyro.condition(model, data={"sd": torch.tensor(1.0)}), guide, OPTIM, Trace_ELBO()).step(DATA)

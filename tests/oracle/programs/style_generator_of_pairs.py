"""A generator function yields (label, model, guide); one of the three pairs does not fit."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def pairs():
    def simple(y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)

    def simple_guide(y):
        pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 1.0))

    yield "simple", simple, simple_guide
    yield "map", simple, AutoDelta(simple)

    def shifted(y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        delta = pyro.sample("delta", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu + delta, 1.0), obs=y)

    def shifted_guide(y):  # error: PYR301
        simple_guide(y)
        pyro.sample("dleta", dist.Normal(pyro.param("d_q", torch.tensor(0.0)), 1.0))  # error: PYR302

    yield "shifted", shifted, shifted_guide


for label, model, guide in pairs():
    pyro.clear_param_store()
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

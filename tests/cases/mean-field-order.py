"""PYR311: guides that sample in another order than the model."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(loc, scale), obs=y)


def local_model(y):
    top = pyro.sample("top", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(top, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def wrong_two_exchanged():
    def guide(y):
        pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))  # error: PYR311
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_local_before_global():
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(6)), 0.1))  # error: PYR311
        pyro.sample("top", dist.Normal(pyro.param("t", torch.tensor(0.0)), 0.1))

    SVI(local_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_loop_reversed():
    def chain(y):  # error: PYR315
        for i in range(3):
            pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0))

    def guide(y):
        for i in reversed(range(3)):
            pyro.sample(f"x_{i}", dist.Normal(pyro.param(f"m_{i}", torch.tensor(0.0)), 0.1))  # error: PYR311

    SVI(chain, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_alphabetical_order():
    families = {"loc": dist.Normal, "scale": dist.LogNormal}

    def other_model(y):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(loc, scale), obs=y)

    def guide(y):
        for name in sorted(families):
            m = pyro.param(f"{name}_m", torch.tensor(0.0))
            pyro.sample(name, families[name](m, 0.1))  # error: PYR311

    SVI(other_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_same_order():
    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
        pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_another_loss():
    def guide(y):
        pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_autoguide():
    SVI(model, AutoNormal(model), OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_parameters_in_any_order():
    def guide(y):
        s = pyro.param("s", torch.tensor(0.0))
        m = pyro.param("m", torch.tensor(0.0))
        local = pyro.param("local", torch.zeros(6))
        pyro.sample("top", dist.Normal(m + s, 0.1))
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Normal(local, 0.1))

    SVI(local_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)

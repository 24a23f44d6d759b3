"""PYR507: optimisers that SVI refuses."""

from functools import partial

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

import pyro.optim
from pyro.optim import Adam, ClippedAdam

DATA = torch.linspace(-1.0, 1.0, 6)


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("a", dist.Normal(loc, 1.0))


def wrong_torch_optimiser():
    net = torch.nn.Linear(1, 1)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    SVI(model, guide, optimizer, Trace_ELBO())  # error: PYR507


def wrong_scheduler_around_it():
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)
    SVI(model, guide, optim=optimizer, loss=Trace_ELBO())  # error: PYR507


def wrong_class():
    SVI(model, guide, torch.optim.Adam, Trace_ELBO())  # error: PYR507


def wrong_without_the_call():
    SVI(model, guide, Adam, Trace_ELBO())  # error: PYR507


def wrong_options():
    SVI(model, guide, {"lr": 0.01}, Trace_ELBO())  # error: PYR507


def right_plain():
    SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(DATA)


def right_options_by_parameter():
    def options(name):
        return {"lr": 0.1 if name == "loc" else 0.01}

    SVI(model, guide, ClippedAdam(options), Trace_ELBO()).step(DATA)


def right_wrapped_by_hand():
    optimizer = pyro.optim.PyroOptim(torch.optim.Adam, {"lr": 0.01})
    SVI(model, guide, optimizer, Trace_ELBO()).step(DATA)


def right_scheduler():
    scheduler = pyro.optim.ExponentialLR({"optimizer": torch.optim.Adam, "optim_args": {"lr": 0.01}, "gamma": 0.9})
    SVI(model, guide, scheduler, Trace_ELBO()).step(DATA)


def right_torch_optimiser_of_the_loss_module():
    auto = AutoNormal(model)
    auto(DATA)
    elbo = Trace_ELBO()(model, auto)
    optimizer = torch.optim.Adam(elbo.parameters(), lr=0.01)
    elbo(DATA).backward()
    optimizer.step()


def right_chosen_by_name():
    name = "Adam"
    optimizer = getattr(pyro.optim, name)({"lr": 0.01})
    SVI(model, guide, optimizer, Trace_ELBO()).step(DATA)


def right_derived_from_pyro_optim():
    class Own(pyro.optim.PyroOptim):
        pass

    SVI(model, guide, Own(torch.optim.SGD, {"lr": 0.01}), Trace_ELBO()).step(DATA)


def wrong_partial():
    make = partial(ClippedAdam, {"lr": 0.01})
    SVI(model, guide, make, Trace_ELBO())  # error: PYR507


def wrong_order_of_the_arguments():
    SVI(model, guide, Trace_ELBO(), Adam({"lr": 0.01}))  # error: PYR507


def wrong_function():
    def options(name):
        return {"lr": 0.01}

    SVI(model, guide, options, Trace_ELBO())  # error: PYR507


def right_partial_called():
    make = partial(ClippedAdam, {"lr": 0.01})
    SVI(model, guide, make(), Trace_ELBO()).step(DATA)


def right_default_that_is_replaced():
    def train(optim=None):
        optim = Adam({"lr": 0.01}) if optim is None else optim
        SVI(model, guide, optim, Trace_ELBO()).step(DATA)

    train()


def right_options_by_name():
    def options(name):
        return {"lr": 0.1 if name == "loc" else 0.01}

    SVI(model, guide, Adam(options), Trace_ELBO()).step(DATA)

"""PYR508: losses, models and guides that are not what the inference calls."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

from pyro.infer import MCMC, NUTS, TraceEnum_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    return pyro.sample("a", dist.Normal(loc, 1.0))


def wrong_class():
    # shows: PYR508 max_iarange_nesting is deprecated
    # shows: PYR508 has no attribute 'item'
    SVI(model, guide, OPTIM, loss=TraceEnum_ELBO).step(DATA)  # error: PYR508


def wrong_class_in_a_variable():
    # shows: PYR508 max_iarange_nesting is deprecated
    # shows: PYR508 has no attribute 'item'
    loss = Trace_ELBO
    SVI(model, guide, OPTIM, loss).step(DATA)  # error: PYR508


def wrong_guide_already_called():
    # shows: PYR508 is not callable
    SVI(model, guide(DATA), OPTIM, Trace_ELBO()).step(DATA)  # error: PYR508


def wrong_guide_returns_nothing():
    # shows: PYR508 takes 1 positional argument but 2 were given
    def silent(x):
        pyro.sample("a", dist.Normal(0.0, 1.0))

    SVI(model, silent(DATA), OPTIM, Trace_ELBO()).step(DATA)  # error: PYR508


def right_instance():
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_method_of_an_instance():
    SVI(model, guide, OPTIM, Trace_ELBO().differentiable_loss).step(DATA)


def right_factory():
    def make(loc):
        def inner(x):
            pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(loc)), 1.0))

        return inner

    SVI(model, make(0.0), OPTIM, Trace_ELBO()).step(DATA)


def right_class_called_later():
    losses = {"plain": Trace_ELBO, "enum": TraceEnum_ELBO}
    SVI(model, guide, OPTIM, losses["plain"]()).step(DATA)


def right_module_instance():
    from pyro.nn import PyroModule

    class Model(PyroModule):
        def forward(self, x):
            model(x)

    SVI(Model(), guide, OPTIM, Trace_ELBO()).step(DATA)


def right_autoguide():
    SVI(model, AutoNormal(model), OPTIM, loss=Trace_ELBO()).step(DATA)


def wrong_class_of_an_autoguide():
    # shows: PYR508 is not callable
    svi = SVI(model, AutoNormal, OPTIM, loss=Trace_ELBO())  # error: PYR508
    svi.step(DATA)


def wrong_one_of_a_dict():
    # shows: PYR508 max_iarange_nesting is deprecated
    # shows: PYR508 object has no attribute 'item'
    losses = {"plain": Trace_ELBO, "enumerated": TraceEnum_ELBO}
    svi = SVI(model, guide, OPTIM, loss=losses["plain"])  # error: PYR508
    svi.step(DATA)


def wrong_kernel_of_a_result():
    # shows: PYR508 Only one of `model` or `potential_fn` must be specified
    kernel = NUTS(model(DATA))  # error: PYR508
    MCMC(kernel, num_samples=1, warmup_steps=1).run(DATA)


def right_one_of_a_dict():
    losses = {"plain": Trace_ELBO, "enumerated": TraceEnum_ELBO}
    SVI(model, guide, OPTIM, loss=losses["plain"]()).step(DATA)


def right_class_of_a_guide_by_default():
    def train(make_guide=AutoNormal, make_loss=Trace_ELBO):
        SVI(model, make_guide(model), OPTIM, make_loss()).step(DATA)

    train()


def right_kernel_of_a_model():
    MCMC(NUTS(model), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)

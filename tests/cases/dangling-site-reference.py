"""PYR106: names of sites that are not there."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import MCMC, NUTS, SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam
from pyro.nn import PyroModule, PyroSample

Y = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y=None):
    mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
    spread = pyro.sample("spread", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", 6):
        return pyro.sample("y", dist.Normal(mean, spread), obs=y)


def flagged(wide):
    mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
    if wide:
        mean = mean * pyro.sample("width", dist.LogNormal(0.0, 1.0))
    return pyro.sample("x", dist.Normal(mean, 1.0))


def wrong_condition():
    conditioned = pyro.condition(model, data={"means": torch.tensor(0.5)})  # error: PYR106
    return poutine.trace(conditioned).get_trace()


def wrong_do():
    intervened = pyro.do(model, data={"Mean": torch.tensor(0.5)})  # error: PYR106
    return poutine.trace(intervened).get_trace()


def wrong_block_around_a_body():
    with poutine.block(hide=["sprad"]):  # error: PYR106
        pyro.sample("mean", dist.Normal(0.0, 1.0))
        pyro.sample("spread", dist.LogNormal(0.0, 1.0))


def wrong_hidden_from_the_autoguide():
    guide = AutoNormal(poutine.block(model, hide=["means"]))  # error: PYR106
    SVI(model, guide, OPTIM, Trace_ELBO()).step(Y)


def wrong_one_of_several():
    conditioned = pyro.condition(  # error: PYR106
        model, {"mean": torch.tensor(0.5), "z": torch.tensor(1.0)}
    )
    return poutine.trace(conditioned).get_trace()


def wrong_reparam():
    centred = poutine.reparam(model, config={"mu": LocScaleReparam(0.0)})  # error: PYR106
    SVI(centred, AutoNormal(centred), OPTIM, Trace_ELBO()).step(Y)


def wrong_return_sites():
    guide = AutoNormal(model)
    SVI(model, guide, OPTIM, Trace_ELBO()).step(Y)
    return Predictive(model, guide=guide, num_samples=3, return_sites=("obs", "mean"))()  # error: PYR106


def wrong_return_sites_of_the_prior():
    return Predictive(model, num_samples=3, return_sites=["ys"])()  # error: PYR106


def wrong_index_beyond_the_loop():
    def chain():
        x = torch.tensor(0.0)
        for t in range(5):
            x = pyro.sample(f"x_{t}", dist.Normal(x, 1.0))

    conditioned = pyro.condition(chain, data={"x_5": torch.tensor(0.5)})  # error: PYR106
    poutine.trace(conditioned).get_trace()


def right_condition():
    return poutine.trace(pyro.condition(model, data={"y": Y, "mean": torch.tensor(0.5)})).get_trace()


def right_plate_and_return_value():
    predictive = Predictive(model, num_samples=3, return_sites=["y", "_RETURN"])
    with poutine.block(hide=["n"]):
        model(Y)
    return predictive()


def right_parameter():
    def guide(y):
        loc = pyro.param("loc", torch.tensor(0.0))
        pyro.sample("mean", dist.Normal(loc, 1.0))
        pyro.sample("spread", dist.LogNormal(0.0, 1.0))

    SVI(model, poutine.block(guide, hide=["loc"]), OPTIM, Trace_ELBO()).step(Y)


def right_in_another_run():
    conditioned = pyro.condition(flagged, data={"width": torch.tensor(1.0)})
    poutine.trace(conditioned).get_trace(False)
    return poutine.trace(flagged).get_trace(True)


def right_on_a_path_only():
    def branching():
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        if mean > 0:
            pyro.sample("late", dist.Normal(0.0, 1.0))

    return poutine.trace(pyro.condition(branching, data={"late": torch.tensor(1.0)})).get_trace()


def right_names_shared_by_two_models():
    values = {"mean": torch.tensor(0.5), "width": torch.tensor(1.0)}
    poutine.trace(pyro.condition(model, data=values)).get_trace()
    return poutine.trace(pyro.condition(flagged, data=values)).get_trace(True)


def right_names_that_are_made():
    def chain():
        x = torch.tensor(0.0)
        for t in range(5):
            x = pyro.sample(f"x_{t}", dist.Normal(x, 1.0))

    values = {f"x_{t}": torch.tensor(0.5) for t in range(3)}
    return poutine.trace(pyro.condition(chain, data=values)).get_trace()


def right_site_of_a_reparametriser():
    centred = poutine.reparam(model, config={"mean": LocScaleReparam(0.0)})
    conditioned = pyro.condition(centred, data={"mean_decentered": torch.tensor(0.5)})
    return poutine.trace(conditioned).get_trace(Y)


def right_site_of_a_module():
    class Regression(PyroModule):
        def __init__(self):
            super().__init__()
            self.linear = PyroModule[torch.nn.Linear](1, 1)
            self.linear.weight = PyroSample(dist.Normal(0.0, 1.0).expand([1, 1]).to_event(2))

        def forward(self, x):
            mean = self.linear(x).squeeze(-1)
            with pyro.plate("n", len(x)):
                return pyro.sample("y", dist.Normal(mean, 1.0))

    net = Regression()
    conditioned = pyro.condition(net, data={"linear.weight": torch.ones(1, 1)})
    poutine.trace(conditioned).get_trace(Y.unsqueeze(-1))
    return Predictive(net, num_samples=2, return_sites=("linear.weight", "y"))(Y.unsqueeze(-1))


def right_part_of_a_masked_observation():
    def masked(y):
        with pyro.plate("n", 6):
            return pyro.sample("y", dist.Normal(0.0, 1.0), obs=y, obs_mask=y > 0)

    return poutine.trace(poutine.block(masked, expose=["y_unobserved"])).get_trace(Y)


def right_none_of_it():
    return poutine.trace(pyro.condition(model, data={"mean": torch.tensor(0.5), "z": None})).get_trace()


def right_under_an_algorithm():
    conditioned = pyro.condition(model, data={"y": Y, "spread": torch.tensor(1.0)})
    MCMC(NUTS(conditioned), num_samples=2, warmup_steps=1, disable_progbar=True).run()


def right_autoguide_of_the_exposed():
    guide = AutoNormal(poutine.block(model, expose=["mean", "spread"]))
    SVI(model, guide, OPTIM, Trace_ELBO()).step(Y)


def wrong_conditioned_method():
    class Regression:
        def model(self, x):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            return pyro.sample("target", dist.Normal(slope * x, 1.0).to_event(1))

        def fit(self, x, y):
            seen = poutine.condition(self.model, data={"targets": y})  # error: PYR106
            return poutine.trace(seen).get_trace(x)

    Regression().fit(Y, Y)


def wrong_hidden_by_a_partial():
    without = partial(poutine.block, hide=["scale_"])

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, scale), obs=y)

    prior = without(model)  # error: PYR106
    SVI(prior, AutoNormal(prior), OPTIM, Trace_ELBO()).step(Y)


def wrong_return_sites_of_a_fitted_model():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            return pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def fit_and_predict(x, y):
        guide = AutoNormal(model)
        SVI(model, guide, OPTIM, Trace_ELBO()).step(x, y)
        sites = ("slope", "mu")
        predictive = Predictive(model, guide=guide, num_samples=3, return_sites=sites)  # error: PYR106
        return predictive(x)

    fit_and_predict(Y, Y)


def right_condition_on_a_site_of_a_submodel():
    def prior():
        return pyro.sample("slope", dist.Normal(0.0, 1.0))

    class Model:
        def __call__(self, x):
            return prior() * x

    seen = poutine.condition(Model(), data={"slope": torch.tensor(1.0)})
    seen(Y)


def right_names_by_format():
    def model():
        for place in range(3):
            pyro.sample(f"x_{place}", dist.Normal(0.0, 1.0))

    pyro.do(model, data={"x_2": torch.tensor(0.0)})()


def right_site_of_a_subclass():
    class Base:
        def extra(self):
            return 0.0

        def model(self):
            return pyro.sample("z", dist.Normal(0.0, 1.0)) + self.extra()

    class Derived(Base):
        def extra(self):
            return pyro.sample("shift", dist.Normal(0.0, 1.0))

    poutine.condition(Derived().model, data={"shift": torch.tensor(0.0)})()

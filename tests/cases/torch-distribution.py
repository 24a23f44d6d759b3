"""PYR105: distributions of torch where those of Pyro belong."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
import torch.distributions
import torch.distributions as td
from pyro.infer import MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal
from torch.distributions import Gamma, constraints

DATA = torch.linspace(0.5, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def draw_loc(y):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def wrong_in_the_guide():
    def guide(y):
        pyro.sample("loc", td.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR105

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_under_an_autoguide():
    def torchy(y):
        loc = pyro.sample("loc", td.Normal(0.0, 1.0))  # error: PYR105
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(torchy, AutoDelta(torchy), OPTIM, Trace_ELBO()).step(DATA)


def wrong_under_nuts():
    def torchy(y):
        loc = pyro.sample("loc", torch.distributions.Normal(0.0, 1.0))  # error: PYR105
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    MCMC(NUTS(torchy), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def wrong_observed():
    def torchy(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", td.Normal(loc, 1.0), obs=y)  # error: PYR105

    SVI(torchy, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def wrong_drawn_by_the_guide():
    def torchy(y):
        scale = pyro.sample("scale", Gamma(2.0, 1.0))  # error: PYR105
        pyro.sample("y", dist.Normal(0.0, scale), obs=y.mean())

    def guide(y):
        pyro.sample("scale", dist.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(torchy, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_pyro_distribution():
    SVI(model, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def right_constraints_of_torch():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(0.0, spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_base_of_a_transformed_distribution():
    def transformed(y):
        scale = pyro.sample(
            "scale", dist.TransformedDistribution(td.Normal(0.0, 1.0), [dist.transforms.ExpTransform()])
        )
        pyro.sample("y", dist.Normal(0.0, scale), obs=y.mean())

    def guide(y):
        pyro.sample("scale", dist.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(transformed, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_density_as_a_factor():
    def penalised(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.factor("penalty", td.Normal(loc, 1.0).log_prob(torch.tensor(0.0)))
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(penalised, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def right_draws_of_data():
    data = td.Normal(0.0, 1.0).sample((6,))
    SVI(model, draw_loc, OPTIM, Trace_ELBO()).step(data)


def right_first_value_of_a_parameter():
    def guide(y):
        start = pyro.param("m", lambda: td.Normal(0.0, 1.0).sample())
        pyro.sample("loc", dist.Normal(start, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_a_short_import():
    from torch.distributions import Normal

    class Trainer:
        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

        def guide(self, y):
            return pyro.sample("loc", Normal(pyro.param("at", torch.tensor(0.0)), 1.0))  # error: PYR105

        def fit(self, y):
            return SVI(self.model, self.guide, OPTIM, Trace_ELBO()).step(y)

    Trainer().fit(DATA)


def wrong_in_a_table_of_families():
    families = {"gamma": torch.distributions.Gamma, "normal": dist.Normal}

    def model(y):
        rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", families["normal"](rate, 1.0), obs=y)

    def guide(y):
        pyro.sample("rate", families["gamma"](2.0, 2.0))  # error: PYR105

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_a_partial():
    noise = partial(torch.distributions.Normal, 0.0)

    def model(y):
        eps = pyro.sample("eps", noise(1.0))  # error: PYR105
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(eps, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_name_hidden_by_pyro():
    from pyro.distributions import Normal

    def model(y):
        loc = pyro.sample("loc", Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_kl_of_torch_beside_the_model():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        gap = torch.distributions.kl_divergence(
            torch.distributions.Normal(loc, 1.0), torch.distributions.Normal(0.0, 1.0)
        )
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)
        return gap

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_transform_of_torch():
    from torch.distributions.transforms import ExpTransform

    def model(y):
        scale = pyro.sample("scale", dist.TransformedDistribution(dist.Normal(0.0, 1.0), [ExpTransform()]))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_prior_of_a_class():
    class Shift:
        prior = staticmethod(lambda: td.Normal(0.0, 1.0))

        def __call__(self, y):
            loc = pyro.sample("loc", self.prior())  # error: PYR105
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    shift = Shift()
    SVI(shift, AutoNormal(shift), OPTIM, Trace_ELBO()).step(DATA)


def right_divergence_as_a_factor():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.factor("close", -td.kl_divergence(td.Normal(loc, 1.0), td.Normal(0.0, 2.0)))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)

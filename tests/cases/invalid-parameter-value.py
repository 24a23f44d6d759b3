"""PYR505: values outside the constraint of what they are given to."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from torch.distributions import constraints
from functools import partial

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def guide_of(spread):
    return lambda y: pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), spread()))


def wrong_scale_of_zero():
    def flat(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 0))  # error: PYR505
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(flat, guide_of(lambda: 1.0), OPTIM, Trace_ELBO()).step(DATA)


def wrong_probability_above_one():
    def coin(y):
        with pyro.plate("n", 3):
            pyro.sample("y", dist.Bernoulli(torch.tensor([0.1, 0.5, 1.5])), obs=y)  # error: PYR505

    SVI(coin, lambda y: None, OPTIM, Trace_ELBO()).step(torch.ones(3))


def wrong_interval_of_a_uniform():
    def uniform(y):
        loc = pyro.sample("loc", dist.Uniform(1.0, -1.0))  # error: PYR505
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(uniform, guide_of(lambda: 1.0), OPTIM, Trace_ELBO()).step(DATA)


def wrong_sign():
    def guide(y):
        log_spread = pyro.param("log_spread", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(0.0, -torch.exp(log_spread)))  # error: PYR505

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_zeros_as_concentration():
    def mixture(y):
        pyro.sample("weights", dist.Dirichlet(torch.zeros(3)))  # error: PYR505
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.mean())

    SVI(mixture, AutoNormal(mixture), OPTIM, Trace_ELBO()).step(DATA)


def wrong_weights_of_both_signs():
    def choice(y):
        pyro.sample("k", dist.Categorical(torch.tensor([0.5, -0.5, 1.0])), obs=y)  # error: PYR505

    SVI(choice, lambda y: None, OPTIM, Trace_ELBO()).step(torch.tensor(1))


def wrong_first_value_of_a_parameter():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(-1.0), constraint=constraints.positive)  # error: PYR505
        pyro.sample("loc", dist.Normal(0.0, spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_first_value_beyond_an_interval():
    def coins(flips):
        fair = pyro.param("fair", torch.tensor(2.0), constraint=constraints.unit_interval)  # error: PYR505
        with pyro.plate("n", len(flips)):
            pyro.sample("flip", dist.Bernoulli(fair), obs=flips)

    SVI(coins, lambda flips: None, OPTIM, Trace_ELBO()).step(torch.ones(6))


def right_on_the_bounds():
    def coin(y):
        with pyro.plate("n", 3):
            pyro.sample("y", dist.Bernoulli(torch.tensor([0.0, 0.5, 1.0])), obs=torch.tensor([0.0, 1.0, 1.0]))
        pyro.sample("count", dist.Poisson(0.0), obs=torch.tensor(0.0))

    SVI(coin, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_weights_that_do_not_add_up():
    def choice(y):
        pyro.sample("k", dist.Categorical(torch.tensor([2.0, 3.0, 5.0])), obs=y)

    SVI(choice, lambda y: None, OPTIM, Trace_ELBO()).step(torch.tensor(1))


def right_negative_loc_and_logits():
    def both(y):
        pyro.sample("k", dist.Categorical(logits=torch.tensor([-1.0, -2.0])), obs=torch.tensor(1))
        pyro.sample("y", dist.Normal(-3.0, 1.0), obs=y.mean())

    SVI(both, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_may_be_negative_but_is_not():
    def guide(y):
        pyro.sample("loc", dist.Normal(0.0, y.max() - y.min()))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_validation_is_off():
    def improper(y):
        pyro.sample("y", dist.Normal(0.0, -1.0, validate_args=False).mask(False), obs=y.mean())
        pyro.sample("loc", dist.Normal(0.0, 1.0))

    SVI(improper, guide_of(lambda: 1.0), OPTIM, Trace_ELBO()).step(DATA)


def right_first_value_inside():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0), constraint=constraints.interval(0.5, 2.0))
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(-1.0), constraint=constraints.real), spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_clamped_probabilities():
    def coin(y):
        with pyro.plate("n", 2):
            pyro.sample("y", dist.ContinuousBernoulli(torch.tensor([0.0, 0.5])), obs=y)

    SVI(coin, lambda y: None, OPTIM, Trace_ELBO()).step(torch.tensor([0.5, 0.5]))


def wrong_in_a_method_by_an_alias():
    from pyro.distributions import Beta

    class Trainer:
        def model(self, y):
            p = pyro.sample("p", Beta(-1.0, 1.0))  # error: PYR505
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(p, 1.0), obs=y)

    trainer = Trainer()
    SVI(trainer.model, AutoNormal(trainer.model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_a_partial():
    noise = partial(dist.Normal, scale=-1.0)

    def model(y):
        loc = pyro.sample("loc", noise(0.0))  # error: PYR505
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_small_but_positive():
    def model(y, eps=1e-12):
        scale = pyro.sample("scale", dist.HalfNormal(eps + 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale + eps), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)

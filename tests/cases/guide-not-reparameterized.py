"""PYR314: guides whose draws cannot be differentiated, under losses that need that."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance, Trace_ELBO, TraceMeanField_ELBO, TraceTailAdaptive_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def switch_model(y):
    on = pyro.sample("on", dist.Bernoulli(0.5))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(on, 1.0), obs=y)


def switch_guide(y):
    p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
    pyro.sample("on", dist.Bernoulli(p))


def wrong_bernoulli_under_mean_field():
    def guide(y):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("on", dist.Bernoulli(p))  # error: PYR314

    SVI(switch_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_bernoulli_under_tail_adaptive():
    def guide(y):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("on", dist.Bernoulli(p))  # error: PYR314

    elbo = TraceTailAdaptive_ELBO(num_particles=3, vectorize_particles=True)
    SVI(switch_model, guide, OPTIM, elbo).step(DATA)


def wrong_poisson_under_energy_distance():
    def model(y):
        count = pyro.sample("count", dist.Poisson(3.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(count, 1.0), obs=y)

    def guide(y):
        rate = pyro.param("rate", torch.tensor(3.0), constraint=constraints.positive)
        pyro.sample("count", dist.Poisson(rate))  # error: PYR314

    SVI(model, guide, OPTIM, EnergyDistance()).step(DATA)


def wrong_switched_off():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def guide(y):
        fn = dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0).has_rsample_(False)
        pyro.sample("loc", fn)  # error: PYR314

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_another_loss():
    SVI(switch_model, switch_guide, OPTIM, Trace_ELBO()).step(DATA)


def right_relaxed():
    def model(y):
        on = pyro.sample("on", dist.RelaxedBernoulli(torch.tensor(0.5), probs=torch.tensor(0.5)))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)

    def guide(y):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("on", dist.RelaxedBernoulli(torch.tensor(0.5), probs=p))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_discrete_data():
    def model(y):
        rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Poisson(rate), obs=y)

    def guide(y):
        a = pyro.param("a", torch.tensor(2.0), constraint=constraints.positive)
        pyro.sample("rate", dist.Gamma(a, 1.0))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(torch.ones(6))


def right_point_estimate():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def guide(y):
        pyro.sample("loc", dist.Delta(pyro.param("loc_map", torch.tensor(0.0))))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)

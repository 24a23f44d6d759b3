"""PYR103: random draws that Pyro does not see."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def wrong_latent_of_the_model():
    def half(y):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        loc = dist.Normal(0.0, 1.0).sample()  # error: PYR103
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, scale), obs=y)

    SVI(half, AutoNormal(half), OPTIM, Trace_ELBO()).step(DATA)


def wrong_reparameterised_by_hand():
    def guide(y):
        loc = dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0).rsample()  # error: PYR103
        pyro.sample("loc", dist.Normal(loc, 0.1))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_through_operations():
    def noisy(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            noise = dist.Normal(0.0, 0.1).sample((len(y),))  # error: PYR103
            pyro.sample("y", dist.Normal(loc + 2.0 * noise[:, None].squeeze(-1), 1.0), obs=y)

    SVI(noisy, AutoNormal(noisy), OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_helper():
    def offset():
        return torch.distributions.Normal(0.0, 1.0).sample()  # error: PYR103

    def shifted(y):
        loc = pyro.sample("loc", dist.Normal(offset(), 1.0))
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(shifted, AutoNormal(shifted), OPTIM, Trace_ELBO()).step(DATA)


def right_first_value_of_a_parameter():
    def guide(y):
        start = pyro.param("m", dist.Normal(0.0, 1.0).sample())
        pyro.sample("loc", dist.Normal(start, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_lazy_first_value():
    def guide(y):
        start = pyro.param("m", lambda: dist.Normal(0.0, 1.0).sample())
        pyro.sample("loc", dist.Normal(start, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_simulated_data():
    data = dist.Normal(1.0, 0.5).sample((6,))
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(data)


def right_a_constant_drawn_before():
    noise = dist.Normal(0.0, 0.1).sample((6,))

    def noisy(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc + noise, 1.0), obs=y)

    SVI(noisy, AutoNormal(noisy), OPTIM, Trace_ELBO()).step(DATA)


def right_what_the_model_returns():
    def simulating(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)
        return dist.Normal(loc, 1.0).sample()

    SVI(simulating, AutoNormal(simulating), OPTIM, Trace_ELBO()).step(DATA)


def right_density_of_an_own_draw():
    def guide(y):
        proposal = dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0)
        loc = proposal.rsample()
        pyro.sample("loc", dist.Delta(loc, log_density=proposal.log_prob(loc)))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_only_simulated():
    def simulator():
        noise = dist.Normal(0.0, 1.0).sample()
        pyro.sample("y", dist.Normal(noise, 1.0))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
    Predictive(simulator, num_samples=2)()

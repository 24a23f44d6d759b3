"""PYR103: random draws that Pyro does not see."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

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


def wrong_in_forward_of_a_module():
    class Regression(PyroModule):
        def __init__(self):
            super().__init__()
            self.prior = dist.Normal(0.0, 1.0)

        def forward(self, y):
            slope = self.prior.rsample()  # error: PYR103
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(slope, scale), obs=y)

    class Trainer:
        def __init__(self, model):
            self.model, self.guide = model, AutoNormal(model)
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def fit(self, y, epochs=2):
            return [self.svi.step(y) for _ in range(epochs)]

    Trainer(Regression()).fit(DATA)


def wrong_by_an_alias_and_a_partial():
    from pyro.distributions import Normal as N

    def model(y, prior):
        where = prior().sample(torch.Size([len(y)]))  # error: PYR103
        spread = pyro.sample("spread", dist.Exponential(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", N(where, spread), obs=y)

    model = partial(model, prior=partial(N, 0.0, 1.0))
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_of_the_guide_in_a_loop_by_hand():
    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def encode(y):
        return dist.Normal(y, 0.1).sample()  # error: PYR103

    def guide(y):
        gain = pyro.param("gain", torch.tensor(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("z", dist.Normal(gain * encode(y), 1.0))

    elbo = Trace_ELBO()

    def fit(steps):
        with pyro.poutine.trace(param_only=True) as captured:
            elbo.differentiable_loss(model, guide, DATA)
        weights = {site["value"].unconstrained() for site in captured.trace.nodes.values()}
        optimiser = torch.optim.SGD(weights, lr=0.01)
        for _ in range(steps):
            optimiser.zero_grad()
            elbo.differentiable_loss(model, guide, DATA).backward()
            optimiser.step()

    fit(2)


def right_noise_added_to_a_copy_for_a_plot():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        jitter = dist.Normal(0.0, 0.1).sample(y.shape)
        shown = (y + jitter).mean()
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)
        return shown

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_sample_of_an_own_class():
    class Schedule:
        def sample(self):
            return torch.tensor(0.5)

    schedule = Schedule()

    def model(y):
        loc = pyro.sample("loc", dist.Normal(schedule.sample(), 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_synthetic_data_set_before_training():
    class Data:
        def __init__(self, size):
            self.x = dist.Uniform(-1.0, 1.0).sample((size,))
            self.y = dist.Normal(2.0 * self.x, 0.1).sample()

        def __iter__(self):
            yield self.x, self.y

    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    svi = SVI(model, AutoNormal(model), OPTIM, Trace_ELBO())
    for x, y in Data(6):
        svi.step(x, y)

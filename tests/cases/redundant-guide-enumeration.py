"""PYR420: discrete sites of the guide that could be summed out in the model."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.nn import PyroModule, PyroParam, pyro_method
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})
LOCS = torch.tensor([-1.0, 1.0])


def fit(model, guide, loss=None):
    SVI(model, guide, OPTIM, loss or TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def mixture(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Categorical(torch.tensor([0.3, 0.7])))
        pyro.sample("y", dist.Normal(LOCS[z], 1.0), obs=y)


def assignments():
    return pyro.param("q", torch.full((6, 2), 0.5), constraint=constraints.simplex)


def wrong_enumerated_in_the_guide():
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Categorical(assignments()), infer={"enumerate": "parallel"})  # error: PYR420

    fit(mixture, guide)


def wrong_marked_on_both_sides():
    @config_enumerate
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Categorical(assignments()))  # error: PYR420

    fit(config_enumerate(mixture), guide)


def wrong_beside_a_continuous_site():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            on = pyro.sample("on", dist.Bernoulli(0.3))
            pyro.sample("y", dist.Normal(mean + on, 1.0), obs=y)

    def guide(y):
        loc = pyro.param("loc", torch.tensor(0.0))
        q = pyro.param("p", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        pyro.sample("mean", dist.Normal(loc, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(q), infer={"enumerate": "sequential"})  # error: PYR420

    fit(model, guide)


def right_summed_out_in_the_model():
    def guide(y):
        pass

    fit(config_enumerate(mixture), guide)


def right_another_site_of_the_guide_depends_on_it():
    def model(y):
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Categorical(torch.tensor([0.3, 0.7])))
            mean = pyro.sample("mean", dist.Normal(LOCS[z], 1.0))
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(y):
        locs = pyro.param("locs", torch.tensor([-1.0, 1.0]))
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Categorical(assignments()), infer={"enumerate": "parallel"})
            pyro.sample("mean", dist.Normal(locs[z], 1.0))

    fit(model, guide)


def right_the_loss_does_not_sum_out():
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Categorical(assignments()))

    fit(mixture, guide, Trace_ELBO(max_plate_nesting=1))


def right_monte_carlo_over_the_site():
    def guide(y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Categorical(assignments()), infer={"enumerate": "parallel"})

    fit(mixture, guide, TraceTMC_ELBO(max_plate_nesting=1))


def right_used_outside_of_its_plate():
    def model(y):
        with pyro.plate("n", 6):
            on = pyro.sample("on", dist.Bernoulli(0.3))
        pyro.sample("total", dist.Normal(on.sum(-1), 1.0), obs=torch.tensor(2.0))

    def guide(y):
        q = pyro.param("p", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(q))

    fit(model, guide, TraceEnum_ELBO(max_plate_nesting=1, strict_enumeration_warning=False))


def right_read_by_a_network():
    net = torch.nn.Linear(1, 1)

    def model(y):
        pyro.module("net", net)
        with pyro.plate("n", 6):
            on = pyro.sample("on", dist.Bernoulli(0.3))
            pyro.sample("y", dist.Normal(net(on.unsqueeze(-1)).squeeze(-1), 1.0), obs=y)

    def guide(y):
        q = pyro.param("p", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("n", 6):
            pyro.sample("on", dist.Bernoulli(q), infer={"enumerate": "parallel"})

    fit(model, guide)


def right_a_count_without_end():
    def model(y):
        count = pyro.sample("count", dist.Poisson(3.0))
        pyro.sample("y", dist.Normal(count, 1.0).expand([6]).to_event(1), obs=y)

    def guide(y):
        rate = pyro.param("rate", torch.tensor(3.0), constraint=constraints.positive)
        pyro.sample("count", dist.Poisson(rate))

    fit(model, guide, TraceEnum_ELBO(max_plate_nesting=0, strict_enumeration_warning=False))


def right_many_sites_that_meet():
    def model(y):
        on = [pyro.sample(f"on_{k}", dist.Bernoulli(0.3)) for k in range(5)]
        total = on[0] + on[1] + on[2] + on[3] + on[4]
        pyro.sample("y", dist.Normal(total, 1.0), obs=torch.tensor(2.0))

    def guide(y):
        for k in range(5):
            q = pyro.param(f"p_{k}", torch.tensor(0.5), constraint=constraints.unit_interval)
            pyro.sample(f"on_{k}", dist.Bernoulli(q), infer={"enumerate": "parallel"})

    fit(model, guide)


def right_scaled_otherwise():
    def model(y):
        on = pyro.sample("on", dist.Bernoulli(0.3))
        with pyro.plate("n", 6), poutine.scale(scale=0.5):
            pyro.sample("y", dist.Normal(on, 1.0), obs=y)

    def guide(y):
        q = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("on", dist.Bernoulli(q), infer={"enumerate": "parallel"})

    fit(model, guide)


def wrong_module_and_method():
    class Mixture(PyroModule):
        @config_enumerate
        def model(self, y):
            with pyro.plate("n", len(y)):
                z = pyro.sample("z", dist.Categorical(torch.tensor([0.5, 0.5])))
                pyro.sample("y", dist.Normal(LOCS[z], 1.0), obs=y)

        @config_enumerate
        def guide(self, y):
            q = pyro.param("q", torch.full((len(y), 2), 0.5), constraint=constraints.simplex)
            with pyro.plate("n", len(y)):
                pyro.sample("z", dist.Categorical(q))  # error: PYR420

    mixture = Mixture()
    SVI(mixture.model, mixture.guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_in_a_training_function():
    def model(y):
        flag = pyro.sample("flag", dist.Bernoulli(0.3))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(flag, 1.0), obs=y)

    def guide(y):
        q = pyro.param("q", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("flag", dist.Bernoulli(q), infer={"enumerate": "parallel"})  # error: PYR420

    def train(elbo, steps=2):
        svi = SVI(model, guide, OPTIM, elbo)
        return [svi.step(DATA) for _ in range(steps)]

    train(TraceEnum_ELBO(max_plate_nesting=1))


def wrong_by_an_alias_and_sequentially():
    from pyro import sample as draw

    def model(y):
        flag = draw("flag", dist.Bernoulli(0.3), infer={"enumerate": "parallel"})
        with pyro.plate("n", len(y)):
            draw("y", dist.Normal(flag, 1.0), obs=y)

    def guide(y):
        q = pyro.param("q", torch.tensor(0.5), constraint=constraints.unit_interval)
        draw("flag", dist.Bernoulli(q), infer={"enumerate": "sequential"})  # error: PYR420

    elbo = TraceEnum_ELBO(max_plate_nesting=1)
    elbo.differentiable_loss(model, guide, DATA).backward()


def wrong_parameters_of_a_module():
    class Mixture(PyroModule):
        def __init__(self):
            super().__init__()
            self.locs = PyroParam(torch.tensor([-1.0, 1.0]))
            self.q = PyroParam(torch.full((6, 2), 0.5), constraint=constraints.simplex)

        def forward(self, y):
            with pyro.plate("n", len(y)):
                z = pyro.sample("z", dist.Categorical(torch.tensor([0.3, 0.7])))
                pyro.sample("y", dist.Normal(self.locs[z], 1.0), obs=y)

        @pyro_method
        def guide(self, y):
            with pyro.plate("n", len(y)):
                pyro.sample("z", dist.Categorical(self.q), infer={"enumerate": "parallel"})  # error: PYR420

    mixture = Mixture()
    fit(mixture, mixture.guide)


def wrong_one_switch_for_all():
    def model(y):
        on = pyro.sample("on", dist.Bernoulli(0.5))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(2.0 * on, 1.0), obs=y)

    def guide(y):
        pyro.sample("on", dist.Bernoulli(logits=pyro.param("logit", torch.tensor(0.0))))  # error: PYR420

    fit(model, config_enumerate(guide, default="parallel"))


def right_delta_guide_of_the_rest():
    @config_enumerate
    def model(y):
        weights = pyro.sample("weights", dist.Dirichlet(torch.ones(2)))
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Categorical(weights))
            pyro.sample("y", dist.Normal(LOCS[z], 1.0), obs=y)

    fit(model, AutoDelta(poutine.block(model, expose=["weights"])))


def right_label_that_the_encoder_reads():
    def model(y):
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Bernoulli(0.5))
            z = pyro.sample("z", dist.Normal(k, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    @config_enumerate
    def guide(y):
        p = pyro.param("p", torch.full((6,), 0.5), constraint=constraints.unit_interval)
        locs = pyro.param("locs", torch.zeros(2, 6))
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Bernoulli(p))
            pyro.sample("z", dist.Normal(torch.where(k > 0.5, locs[1], locs[0]), 1.0))

    fit(model, guide)

"""PYR409: sites marked for enumeration that cannot be enumerated."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def nothing(y):
    pass


def counts_model(y):
    n = pyro.sample("n", dist.Poisson(3.0))
    with pyro.plate("rows", 6):
        pyro.sample("y", dist.Normal(n, 1.0), obs=y)


def wrong_poisson_in_the_model():
    def model(y):
        n = pyro.sample("n", dist.Poisson(3.0), infer={"enumerate": "parallel"})  # error: PYR409
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(n, 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_sequential_in_the_guide():
    def guide(y):
        rate = pyro.param("rate", torch.tensor(3.0), constraint=constraints.positive)
        pyro.sample("n", dist.Poisson(rate), infer={"enumerate": "sequential"})  # error: PYR409

    SVI(counts_model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_event_of_flags():
    def model(y):
        mark = {"enumerate": "parallel"}
        z = pyro.sample("z", dist.Bernoulli(torch.ones(3) / 2).to_event(1), infer=mark)  # error: PYR409
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(z.sum(-1), 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_normal_under_monte_carlo():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0), infer={"enumerate": "parallel"})  # error: PYR409
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceTMC_ELBO(max_plate_nesting=1)).step(DATA)


def right_binomial():
    def model(y):
        n = pyro.sample("n", dist.Binomial(5, 0.3), infer={"enumerate": "parallel"})
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(n, 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_config_enumerate_passes_over():
    @config_enumerate
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", 6):
            k = pyro.sample("k", dist.Bernoulli(0.5))
            pyro.sample("y", dist.Normal(loc + k, 1.0), obs=y)

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_samples_instead():
    def model(y):
        mark = {"enumerate": "parallel", "num_samples": 3}
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0), infer=mark)
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, nothing, OPTIM, TraceTMC_ELBO(max_plate_nesting=1)).step(DATA)


def right_another_loss_does_not_enumerate():
    def model(y):
        n = pyro.sample("n", dist.Poisson(3.0), infer={"enumerate": "parallel"})
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Normal(n, 1.0), obs=y)

    def guide(y):
        rate = pyro.param("rate", torch.tensor(3.0), constraint=constraints.positive)
        pyro.sample("n", dist.Poisson(rate))

    SVI(model, guide, OPTIM, Trace_ELBO(max_plate_nesting=1)).step(DATA)

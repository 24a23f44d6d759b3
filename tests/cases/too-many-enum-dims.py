"""PYR410: more enumerated sites than a tensor has dims."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate

OPTIM = pyro.optim.Adam({"lr": 0.01})


def nothing():
    pass


def chains(steps):
    x = y = 0.0
    for t in steps:
        x = pyro.sample(f"x_{t}", dist.Bernoulli(0.2 + 0.6 * x))
        y = pyro.sample(f"y_{t}", dist.Bernoulli(0.2 + 0.6 * y))
        pyro.sample(f"obs_{t}", dist.Normal(x + y, 1.0), obs=torch.tensor(1.0))


def wrong_two_chains():
    @config_enumerate
    def model():
        x = y = 0.0
        for t in range(33):
            x = pyro.sample(f"x_{t}", dist.Bernoulli(0.2 + 0.6 * x))  # error: PYR410
            y = pyro.sample(f"y_{t}", dist.Bernoulli(0.2 + 0.6 * y))
            pyro.sample(f"obs_{t}", dist.Normal(x + y, 1.0), obs=torch.tensor(1.0))

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step()


def wrong_plates_take_dims_too():
    @config_enumerate
    def model():
        z = 0.0
        for t in range(64):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.6 * z))  # error: PYR410
            pyro.sample(f"obs_{t}", dist.Normal(z, 1.0), obs=torch.tensor(1.0))

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step()


def wrong_in_the_guide():
    def states(p):
        for t in range(33):
            a = pyro.sample(f"a_{t}", dist.Bernoulli(p))  # error: PYR410
            pyro.sample(f"b_{t}", dist.Bernoulli(p + 0.5 * a))

    def model():
        states(0.4)

    @config_enumerate
    def guide():
        states(0.3)

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step()


def wrong_under_monte_carlo():
    @config_enumerate
    def model():
        x = y = 0.0
        for t in range(40):
            x = pyro.sample(f"x_{t}", dist.Bernoulli(0.2 + 0.6 * x))  # error: PYR410
            y = pyro.sample(f"y_{t}", dist.Bernoulli(0.2 + 0.6 * y))
            pyro.sample(f"obs_{t}", dist.Normal(x + y, 1.0), obs=torch.tensor(1.0))

    SVI(model, nothing, OPTIM, TraceTMC_ELBO(max_plate_nesting=0)).step()


def right_markov():
    @config_enumerate
    def model():
        chains(pyro.markov(range(33)))

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step()


def right_short_loop():
    @config_enumerate
    def model():
        chains(range(5))

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step()


def right_drawn_by_the_guide():
    def model():
        for t in range(40):
            pyro.sample(f"a_{t}", dist.Bernoulli(0.4))
            pyro.sample(f"b_{t}", dist.Bernoulli(0.4))

    def guide():
        for t in range(40):
            pyro.sample(f"a_{t}", dist.Bernoulli(0.3))
            pyro.sample(f"b_{t}", dist.Bernoulli(0.3))

    SVI(model, guide, OPTIM, Trace_ELBO(max_plate_nesting=0)).step()


def right_one_plate():
    @config_enumerate
    def model():
        with pyro.plate("n", 80):
            z = pyro.sample("z", dist.Bernoulli(0.4))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=torch.zeros(80))

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step()

"""PYR408: states that `pyro.markov` has forgotten."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

DATA = torch.linspace(-1.0, 1.0, 4)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def nothing(y):
    pass


def wrong_second_order():
    @config_enumerate
    def model(y):
        before = last = 0.0
        for t in pyro.markov(range(4)):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.3 * last + 0.3 * before))  # error: PYR408
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])
            before, last = last, z

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def wrong_history_of_none():
    @config_enumerate
    def model(y):
        z = 0.0
        for t in pyro.markov(range(4), history=0):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.6 * z))  # error: PYR408
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def wrong_after_the_loop():
    # shows: PYR408 Error while packing tensors
    @config_enumerate
    def model(y):
        z = 0.0
        for t in pyro.markov(range(3)):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.6 * z))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])
        pyro.sample("last", dist.Normal(z, 1.0), obs=y[3])  # error: PYR408

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def wrong_number_in_silence():
    @config_enumerate
    def model(y):
        trans = torch.tensor([[0.7, 0.3], [0.4, 0.6]])
        before = last = torch.tensor(0)
        for t in pyro.markov(range(3)):
            z = pyro.sample(f"z_{t}", dist.Categorical(trans[last]))
            pyro.sample(f"y_{t}", dist.Normal((z + before).float(), 1.0), obs=y[t])  # error: PYR408
            before, last = last, z

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def right_history_of_two():
    @config_enumerate
    def model(y):
        before = last = 0.0
        for t in pyro.markov(range(4), history=2):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.3 * last + 0.3 * before))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])
            before, last = last, z

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def right_first_order():
    @config_enumerate
    def model(y):
        z = 0.0
        for t in pyro.markov(range(4)):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.6 * z))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def right_no_memory_needed():
    @config_enumerate
    def model(y):
        for t in pyro.markov(range(4), history=0):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)


def right_plain_loop_forgets_nothing():
    @config_enumerate
    def model(y):
        before = last = 0.0
        for t in range(4):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.3 * last + 0.3 * before))
            pyro.sample(f"y_{t}", dist.Normal(z, 1.0), obs=y[t])
            before, last = last, z

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)

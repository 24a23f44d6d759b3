"""PYR419: tensors indexed by one enumerated site after another."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate
from pyro.ops.indexing import Vindex

MEANS = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
POINT = torch.tensor(0.5)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def pair():
    a = pyro.sample("a", dist.Categorical(torch.ones(3)))
    b = pyro.sample("b", dist.Categorical(torch.ones(3)))
    return a, b


def nothing(x):
    pass


def wrong_two_brackets():
    # shows: PYR419 Error while packing tensors
    @config_enumerate
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(MEANS[a][b], 1.0), obs=x)  # error: PYR419

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def wrong_through_a_variable():
    # shows: PYR419 Error while packing tensors
    @config_enumerate
    def model(x):
        a, b = pair()
        row = MEANS[a]
        mean = row[..., b]
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)  # error: PYR419

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def wrong_enumerated_by_the_guide():
    # shows: PYR419 Error while packing tensors
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(MEANS[a][b], 1.0), obs=x)  # error: PYR419

    @config_enumerate
    def guide(x):
        pair()

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def wrong_under_monte_carlo():
    # shows: PYR419 Error while packing tensors
    @config_enumerate
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(MEANS[a][b], 1.0), obs=x)  # error: PYR419

    SVI(model, nothing, OPTIM, TraceTMC_ELBO(max_plate_nesting=0)).step(POINT)


def right_pair_of_indices():
    @config_enumerate
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(MEANS[a, b], 1.0), obs=x)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def right_vindex():
    @config_enumerate
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(Vindex(MEANS)[a, b], 1.0), obs=x)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def right_one_is_a_number():
    @config_enumerate
    def model(x):
        a = pyro.sample("a", dist.Categorical(torch.ones(3)))
        pyro.sample("x", dist.Normal(MEANS[1][a], 1.0), obs=x)

    SVI(model, nothing, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(POINT)


def right_drawn_by_the_guide():
    def model(x):
        a, b = pair()
        pyro.sample("x", dist.Normal(MEANS[a][b], 1.0), obs=x)

    def guide(x):
        pair()

    SVI(model, guide, OPTIM, Trace_ELBO(max_plate_nesting=0)).step(POINT)

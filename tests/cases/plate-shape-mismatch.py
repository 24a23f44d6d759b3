"""PYR205: batch sizes that are not those of the plates."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_vector_prior_without_to_event():
    def model(y):
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Normal(torch.zeros(2), torch.ones(2)))  # error: PYR205
            pyro.sample("y", dist.Normal(z.sum(-1), 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_inner_and_outer_swapped():
    def model(table):
        with pyro.plate("rows", 4):
            with pyro.plate("columns", 3):
                pyro.sample("cell", dist.Normal(torch.zeros(4, 3), 1.0), obs=table)  # error: PYR205

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_parameter_of_another_plate():
    def model(y):
        with pyro.plate("documents", 6):
            length = pyro.sample("length", dist.Gamma(2.0, 1.0))
            pyro.sample("y", dist.Normal(length, 1.0), obs=y)

    def guide(y):
        rate = pyro.param("rate", torch.ones(4), constraint=constraints.positive)
        with pyro.plate("documents", 6):
            pyro.sample("length", dist.Gamma(rate, 1.0))  # error: PYR205

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_full_data_in_a_minibatch():
    def model(x, y):
        with pyro.plate("data", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(2.0 * x, 1.0), obs=y[index])  # error: PYR205

    SVI(model, lambda x, y: None, OPTIM, Trace_ELBO()).step(DATA, torch.zeros(6))


def wrong_table_indexed_by_one_plate_of_two():
    @config_enumerate
    def model(y):
        p = pyro.param("p", torch.tensor([0.2, 0.5, 0.7]), constraint=constraints.unit_interval)
        with pyro.plate("group", 3, dim=-2), pyro.plate("row", 4, dim=-1):
            k = pyro.sample("k", dist.Bernoulli(p))  # error: PYR205
            pyro.sample("y", dist.Normal(k, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(torch.zeros(3, 4))


def wrong_expanded_by_hand():
    def model(votes):
        with pyro.plate("states", 6):
            base = pyro.sample("base", dist.Normal(0.0, 1.0).expand([5]))  # error: PYR205
            pyro.sample("votes", dist.Bernoulli(logits=base), obs=votes)

    poutine.trace(model).get_trace(torch.ones(6))


def wrong_stack_from_the_other_side():
    def model(image):
        with pyro.plate_stack("pixel", (3, 4)):
            pyro.sample("image", dist.Normal(torch.zeros(4, 3), 0.5), obs=image)  # error: PYR205

    Predictive(model, num_samples=2)(TABLE)


def wrong_outside_of_inference():
    with pyro.plate("rows", 4, dim=-1):
        pyro.sample("x", dist.Normal(torch.zeros(3), 1.0))  # error: PYR205


def right_size_one_is_expanded():
    def model(y):
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Normal(torch.zeros(1), 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_rightmost_plate_is_the_last_axis():
    def model(table):
        with pyro.plate("columns", 3):
            with pyro.plate("rows", 4):
                pyro.sample("cell", dist.Normal(torch.zeros(4, 3), 1.0), obs=table)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_group_parameter_with_a_column():
    def model(y):
        p = pyro.param("p", torch.tensor([0.2, 0.5, 0.7]), constraint=constraints.unit_interval)
        with pyro.plate("group", 3, dim=-2), pyro.plate("row", 4, dim=-1):
            pyro.sample("y", dist.Bernoulli(p.unsqueeze(-1)), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(torch.ones(3, 4))


def right_gathered_groups():
    groups = torch.tensor([0, 0, 1, 2, 2, 1])

    def model(y):
        with pyro.plate("groups", 3):
            a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(a[groups], 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_minibatch_on_both_sides():
    def model(x, y):
        with pyro.plate("data", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(2.0 * x[index], 1.0), obs=y[index])

    SVI(model, lambda x, y: None, OPTIM, Trace_ELBO()).step(DATA, torch.zeros(6))


def right_sequential_plate_of_vectors():
    def model(table):
        for i in pyro.plate("rows", 4):
            pyro.sample(f"x_{i}", dist.Normal(torch.zeros(3), 1.0).to_event(1), obs=table[i])

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_size_that_may_be_one():
    def model(x, y):
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(torch.zeros(len(x)), 1.0), obs=y)

    SVI(model, lambda x, y: None, OPTIM, Trace_ELBO()).step(torch.zeros(1), DATA)


def right_plate_without_a_size():
    def model(y):
        with pyro.plate("n", dim=-1):
            pyro.sample("y", dist.Normal(torch.zeros(6), 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO(max_plate_nesting=1)).step(DATA)

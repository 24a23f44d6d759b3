"""PYR405: summed out sites of two crossing plates that meet."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, TraceTMC_ELBO, config_enumerate
from pyro.infer.mcmc import MCMC, NUTS

TABLE = torch.linspace(-1.0, 1.0, 6).reshape(2, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def flags(rows, columns):
    with rows:
        r = pyro.sample("r", dist.Bernoulli(0.5))
    with columns:
        c = pyro.sample("c", dist.Bernoulli(0.5))
    return r, c


def crossing():
    return pyro.plate("rows", 2, dim=-2), pyro.plate("columns", 3, dim=-1)


def wrong_observation_at_the_crossing():
    @config_enumerate
    def model(table):
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)  # error: PYR405

    SVI(model, lambda table: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(TABLE)


def wrong_latent_at_the_crossing():
    @config_enumerate
    def model(table):
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            both = pyro.sample("both", dist.Bernoulli(0.1 + 0.4 * r + 0.4 * c))  # error: PYR405
            pyro.sample("cell", dist.Normal(both, 1.0), obs=table)

    SVI(model, lambda table: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(TABLE)


def wrong_guide_enumerates_under_monte_carlo():
    def model(table):
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)  # error: PYR405

    @config_enumerate
    def guide(table):
        flags(*crossing())

    SVI(model, guide, OPTIM, TraceTMC_ELBO(max_plate_nesting=2)).step(TABLE)


def wrong_kernel_sums_out():
    def model(table):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 0.1))
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            pyro.sample("cell", dist.Normal(r + c, scale), obs=table)  # error: PYR405

    MCMC(NUTS(model), num_samples=2, warmup_steps=1, disable_progbar=True).run(TABLE)


def right_nested_plates():
    @config_enumerate
    def model(table):
        rows, columns = crossing()
        with rows:
            r = pyro.sample("r", dist.Bernoulli(0.5))
            with columns:
                c = pyro.sample("c", dist.Bernoulli(0.5))
                pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)

    SVI(model, lambda table: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(TABLE)


def right_one_drawn_by_the_guide():
    @config_enumerate
    def model(table):
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)

    def guide(table):
        with pyro.plate("rows", 2, dim=-2):
            pyro.sample("r", dist.Bernoulli(0.5))

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(TABLE)


def right_they_never_meet():
    @config_enumerate
    def model(table):
        rows, columns = crossing()
        with rows:
            r = pyro.sample("r", dist.Bernoulli(0.5))
            pyro.sample("row", dist.Normal(r, 1.0), obs=table[:, :1])
        with columns:
            c = pyro.sample("c", dist.Bernoulli(0.5))
            pyro.sample("column", dist.Normal(c, 1.0), obs=table[0])

    SVI(model, lambda table: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=2)).step(TABLE)


def right_nothing_is_summed():
    def model(table):
        rows, columns = crossing()
        r, c = flags(rows, columns)
        with rows, columns:
            pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)

    def guide(table):
        flags(*crossing())

    SVI(model, guide, OPTIM, Trace_ELBO(max_plate_nesting=2)).step(TABLE)

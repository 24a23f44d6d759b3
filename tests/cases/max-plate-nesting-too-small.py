"""PYR202: losses that allow fewer plates than model or guide nest."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO, Trace_ELBO, TraceEnum_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def grid(table):
    mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
    with pyro.plate("columns", 3), pyro.plate("rows", 4):
        pyro.sample("cell", dist.Normal(mean, 1.0), obs=table)


def wrong_two_plates_and_one_allowed():
    def model(table):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("cell", dist.Normal(0.0, scale), obs=table)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO(max_plate_nesting=1)).step(TABLE)  # error: PYR202


def wrong_setting_kept_in_a_dictionary():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    settings = {"num_particles": 2, "max_plate_nesting": 0}
    elbo = TraceMeanField_ELBO(**settings)  # error: PYR202
    SVI(model, AutoNormal(model), OPTIM, elbo).step(DATA)


def wrong_guide_goes_deeper():
    def model(table):  # error: PYR315
        with pyro.plate("rows", 4):
            pyro.sample("w", dist.Normal(0.0, 1.0))

    def guide(table):
        with pyro.plate("draws", 3, dim=-2):  # error: PYR304
            pyro.sample("noise", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
        with pyro.plate("rows", 4):
            pyro.sample("w", dist.Normal(0.0, 1.0))

    elbo = RenyiELBO(num_particles=2, max_plate_nesting=1)  # error: PYR202
    SVI(model, guide, OPTIM, elbo).step(TABLE)


def wrong_plate_stack():
    def model(table):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate_stack("pixel", (4, 3)):
            pyro.sample("image", dist.Normal(0.0, scale), obs=table)

    elbo = Trace_ELBO(max_plate_nesting=1)  # error: PYR202
    SVI(model, AutoNormal(model), OPTIM, elbo).step(TABLE)


def right_as_many_as_needed():
    def model(table):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("cell", dist.Normal(0.0, scale), obs=table)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO(max_plate_nesting=2)).step(TABLE)


def right_plates_side_by_side():
    def model(table):
        with pyro.plate("rows", 4):
            pyro.sample("left", dist.Normal(0.0, 1.0))
        with pyro.plate("columns", 3):
            pyro.sample("right", dist.Normal(0.0, 1.0), obs=table[0])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO(max_plate_nesting=1)).step(TABLE)


def right_sequential_plates_take_no_dim():
    def model(table):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("rows", 4):
            with pyro.plate(f"columns_{i}", 3):
                pyro.sample(f"x_{i}", dist.Normal(loc, 1.0), obs=table[i])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO(max_plate_nesting=1)).step(TABLE)


def right_more_than_needed_and_enumeration():
    def model(y):
        with pyro.plate("n", 6):
            k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
            pyro.sample("y", dist.Normal(k, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=3)).step(DATA)


def right_guessed():
    SVI(grid, AutoNormal(grid), OPTIM, Trace_ELBO()).step(TABLE)

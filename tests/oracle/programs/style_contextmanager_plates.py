"""Plates entered by a contextmanager function of one's own; the model wrote one of the names in the singular."""
from contextlib import contextmanager

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@contextmanager
def grid(n, m, name="grid"):
    with pyro.plate(name + "_y", m, dim=-2):
        with pyro.plate(name + "_x", n, dim=-1) as ix:  # error: PYR304
            yield ix


def model(z):
    with pyro.plate("cells_y", z.shape[0], dim=-2), pyro.plate("cell_x", z.shape[1], dim=-1):
        f = pyro.sample("f", dist.Normal(0.0, 1.0))
        pyro.sample("z", dist.Normal(f, 0.1), obs=z)


def guide(z):
    loc = pyro.param("f_loc", torch.zeros(z.shape))
    with grid(z.shape[1], z.shape[0], name="cells"):
        pyro.sample("f", dist.Normal(loc, 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(2, 3))

"""Plates held in variables, in a tuple, in a dict, on self and in an ExitStack."""
from contextlib import ExitStack

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Crossed:
    def __init__(self, n_rows, n_cols):
        self.sizes = {"rows": n_rows, "cols": n_cols}

    def plates(self):
        return (
            pyro.plate("rows", self.sizes["rows"], dim=-2),
            pyro.plate("cols", self.sizes["cols"], dim=-1),
        )

    def model(self, table):
        rows, cols = self.plates()
        with rows:
            r = pyro.sample("r", dist.Normal(0.0, 1.0))
        with cols:
            c = pyro.sample("c", dist.Normal(0.0, 1.0))
        with rows, cols:
            pyro.sample("cell", dist.Normal(r + c, 1.0), obs=table)

    def guide(self, table):
        p = dict(zip(("rows", "cols"), self.plates()))
        with ExitStack() as stack:
            stack.enter_context(p["rows"])
            pyro.sample("r", dist.Normal(pyro.param("r_loc", torch.zeros(self.sizes["rows"], 1)), 0.1))
        with p["cols"] as idx:
            pyro.sample("c", dist.Normal(pyro.param("c_loc", torch.zeros(self.sizes["cols"]))[idx], 0.1))


pyro.set_rng_seed(0)
m = Crossed(3, 2)
svi = SVI(m.model, m.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(3, 2))

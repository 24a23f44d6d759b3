"""A mask whose rows are the plate's columns widens the rows to a table."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine


def model(y, known):
    with pyro.plate("n", 3):
        with poutine.mask(mask=known):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)  # error: PYR203


def guide(y, known):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.tensor([[True], [False], [True]]))

"""A list of plates in which one stands twice."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from contextlib import ExitStack


def model(x):
    plates = [pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1)]
    with ExitStack() as stack:
        for plate in plates + plates[:1]:
            stack.enter_context(plate)  # error: PYR207
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))

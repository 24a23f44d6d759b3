"""A sequential plate around a fixed one takes no dim at all."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(batches):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    for i in pyro.plate("batches", len(batches)):
        with pyro.plate(f"rows_{i}", len(batches[i]), dim=-1):
            pyro.sample(f"x_{i}", dist.Normal(loc, 1.0), obs=batches[i])


def guide(batches):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.5))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step([torch.zeros(2), torch.ones(3)])

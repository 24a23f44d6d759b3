"""condition() with a dict that is filled in a loop over a table's columns."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

table = {"height": torch.tensor(1.8), "weight": torch.tensor(75.0), "name": "n. n."}


def model():
    size = pyro.sample("size", dist.Normal(0.0, 1.0))
    pyro.sample("height", dist.Normal(1.7 + 0.1 * size, 0.05))
    pyro.sample("weight", dist.Normal(70 + 10 * size, 5.0))


evidence = {}
for column, value in table.items():
    if isinstance(value, torch.Tensor):
        evidence[column] = value


def guide():
    pyro.sample("size", dist.Normal(pyro.param("size_loc", torch.tensor(0.0)), 0.3))


SVI(pyro.condition(model, evidence), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()

"""The levels are not indexed by the codes of the rows."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

names = ["a", "b", "a", "c", "b", "a"]
values = torch.tensor([1.0, 2.0, 1.5, 0.0, 2.5, 1.0])
index = {name: i for i, name in enumerate(sorted(set(names)))}
codes = torch.tensor([index[name] for name in names])


def model(codes, y):
    with pyro.plate("groups", len(index)):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(level, 1.0), obs=y)  # error: PYR205


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(codes, values)

"""Data from numpy, nested lists and zipped columns."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import numpy as np

table = np.array([[1.0, 0.5], [2.0, 0.25], [3.0, 0.125]])
X = torch.tensor(table[:, 0], dtype=torch.float)
Y = torch.from_numpy(table).float()[:, 1]
rows = [(float(a), float(b)) for a, b in table]
first, second = (torch.tensor(column) for column in zip(*rows))


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(table)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)
        pyro.sample("z", dist.Normal(slope * first, 1.0), obs=second)


def guide(x, y):
    pyro.sample("slope", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(X, Y)

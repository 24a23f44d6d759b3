"""Columns of a table: the plate has a row for each of the data, whose mean has a shape that only the table knows."""
import csv
import io

import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TEXT = "age,income,target\n1,2,3\n4,5,6\n7,8,9\n"
rows = list(csv.DictReader(io.StringIO(TEXT)))
columns = [name for name in rows[0] if name != "target"]
x = {name: torch.tensor([float(row[name]) for row in rows]) for name in columns}
y = torch.tensor([float(row["target"]) for row in rows])


def model(x, y):
    mean = pyro.sample("intercept", dist.Normal(0.0, 1.0))
    for name in columns:
        mean = mean + pyro.sample(f"b_{name}", dist.Normal(0.0, 1.0)) * x[name].mean()
    with pyro.plate("rows", len(y)):
        pyro.sample("target", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("intercept", dist.Normal(pyro.param("q0", torch.tensor(0.0)), 1.0))
    for name in columns:
        pyro.sample(f"b_{name}", dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x, y)

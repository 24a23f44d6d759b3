"""Columns of a table read by the csv module; coefficients named by the head of the file."""
import csv
import io
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TEXT = "age,income,target\n1,2,3\n4,5,6\n"
rows = list(csv.DictReader(io.StringIO(TEXT)))
columns = [c for c in rows[0] if c != "target"]
x = {c: torch.tensor([float(r[c]) for r in rows]) for c in columns}
y = torch.tensor([float(r["target"]) for r in rows])


def model(x, y):
    mean = pyro.sample("intercept", dist.Normal(0.0, 1.0))
    for c in columns:
        mean = mean + pyro.sample(f"b_{c}", dist.Normal(0.0, 1.0)) * x[c]
    with pyro.plate("rows", len(y)):
        pyro.sample("target", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("intercept", dist.Normal(pyro.param("q0", torch.tensor(0.0)), 1.0))
    for c in columns:
        pyro.sample(f"b_{c}", dist.Normal(pyro.param("q_" + c, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x, y)

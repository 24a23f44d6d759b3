"""PYR215: the model takes over the guide's indices and never sees the rows behind them.

The plate has ten rows in the model and five in the guide. Its indices are drawn in the guide.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.ones(10)


def wrong():
    seen = set()

    def model(data):
        with pyro.plate("data", 10, subsample_size=2) as index:
            seen.update(index.tolist())
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])

    def guide(data):
        with pyro.plate("data", 5, subsample_size=2):  # error: PYR215
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(60):
        svi.step(DATA)
    return {"rows that the model has seen": len(seen)}


def right():
    seen = set()

    def model(data):
        with pyro.plate("data", 10, subsample_size=2) as index:
            seen.update(index.tolist())
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data[index])

    def guide(data):
        with pyro.plate("data", 10, subsample_size=2):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(60):
        svi.step(DATA)
    return {"rows that the model has seen": len(seen)}


def harm(measured):
    return measured["rows that the model has seen"] == 5

"""PYR415: every local parameter learns the same average, because its rows meet other rows' data.

The model is handed a minibatch and its indices. The autoguide makes the plate again and draws indices of its own, which the
model takes over: row 3 of the guide is trained on whatever row the minibatch holds.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.tensor([0.0, 10.0, 20.0, 30.0, 40.0, 50.0])
STEPS = 400


def wrong():
    def model(index, batch):
        with pyro.plate("data", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 100.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=batch)

    guide = AutoNormal(model)  # error: PYR415
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.5}), Trace_ELBO())
    for _ in range(STEPS):
        index = torch.randperm(6)[:2]
        svi.step(index, DATA[index])
    return {"largest distance of a row from its datum": (guide.locs.z - DATA).abs().max().item()}


def right():
    def model(index, batch):
        with pyro.plate("data", 6, subsample=index):
            z = pyro.sample("z", dist.Normal(0.0, 100.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=batch)

    guide = AutoNormal(model, create_plates=lambda index, batch: pyro.plate("data", 6, subsample=index))
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.5}), Trace_ELBO())
    for _ in range(STEPS):
        index = torch.randperm(6)[:2]
        svi.step(index, DATA[index])
    return {"largest distance of a row from its datum": (guide.locs.z - DATA).abs().max().item()}


def harm(measured):
    return measured["largest distance of a row from its datum"] > 10.0

"""PYR502: the weights of a network that is not registered stay what they were.

The optimiser of `SVI` is handed the parameters that the param store knows. A network that is only called is not among
them: its gradients are computed, and no one takes the step.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-2.0, 2.0, 20).reshape(10, 2)


def wrong():
    encoder = torch.nn.Linear(2, 1)

    def model(x):
        with pyro.plate("data", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("first", dist.Normal(z, 0.1), obs=x[:, 0])

    def guide(x):
        with pyro.plate("data", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1), 0.1))  # error: PYR502

    before = encoder.weight.clone()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(20):
        svi.step(DATA)
    return {"largest change of a weight": (encoder.weight - before).abs().max().item()}


def right():
    encoder = torch.nn.Linear(2, 1)

    def model(x):
        with pyro.plate("data", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("first", dist.Normal(z, 0.1), obs=x[:, 0])

    def guide(x):
        pyro.module("encoder", encoder)
        with pyro.plate("data", len(x)):
            pyro.sample("z", dist.Normal(encoder(x).squeeze(-1), 0.1))

    before = encoder.weight.clone()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(20):
        svi.step(DATA)
    return {"largest change of a weight": (encoder.weight - before).abs().max().item()}


def harm(measured):
    return measured["largest change of a weight"] == 0.0

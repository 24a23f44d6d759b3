"""PYR502: the hidden layers of a registered network never train, since they lie in a plain list.

`pyro.module` registers what torch knows as submodules. A list is not one; an `nn.ModuleList` is.
"""

import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-2.0, 2.0, 20).reshape(10, 2)


def model(x):
    with pyro.plate("data", len(x)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("first", dist.Normal(z, 0.1), obs=x[:, 0])


def wrong():
    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = [nn.Linear(2, 2), nn.Linear(2, 2)]
            self.last = nn.Linear(2, 1)

        def forward(self, x):
            for layer in self.hidden:
                x = torch.tanh(layer(x))  # error: PYR502
            return self.last(x).squeeze(-1)

    encoder = Encoder()

    def guide(x):
        pyro.module("encoder", encoder)
        with pyro.plate("data", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 0.1))

    before = [layer.weight.tolist() for layer in (*encoder.hidden, encoder.last)]
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(20):
        svi.step(DATA)
    after = [layer.weight.tolist() for layer in (*encoder.hidden, encoder.last)]
    return {"layers whose weights have changed": [old != new for old, new in zip(before, after)]}


def right():
    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])
            self.last = nn.Linear(2, 1)

        def forward(self, x):
            for layer in self.hidden:
                x = torch.tanh(layer(x))
            return self.last(x).squeeze(-1)

    encoder = Encoder()

    def guide(x):
        pyro.module("encoder", encoder)
        with pyro.plate("data", len(x)):
            pyro.sample("z", dist.Normal(encoder(x), 0.1))

    before = [layer.weight.tolist() for layer in (*encoder.hidden, encoder.last)]
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(20):
        svi.step(DATA)
    after = [layer.weight.tolist() for layer in (*encoder.hidden, encoder.last)]
    return {"layers whose weights have changed": [old != new for old, new in zip(before, after)]}


def harm(measured):
    return measured["layers whose weights have changed"] == [False, False, True]

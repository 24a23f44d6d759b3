"""A guide module that holds an autoguide for the globals and an encoder for the locals."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule


def model(x):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(w * z, 1.0), obs=x)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.globals = AutoNormal(poutine.block(model, hide=["z"]))
        self.encode = nn.Linear(1, 2)

    def forward(self, x):
        self.globals(x)
        loc, raw = self.encode(x[:, None]).unbind(-1)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(loc, raw.exp()))


SVI(model, Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4))

"""Trace_ELBO(...)(model, guide) with an autoguide of a blocked model."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule


class Model(PyroModule):
    def forward(self, y):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


model = Model()
guide = AutoNormal(poutine.block(model, hide=["a"]))
loss_fn = Trace_ELBO(num_particles=2)
elbo = loss_fn(model, guide)  # error: PYR301
y = torch.tensor(0.4)
elbo(y)
optim = torch.optim.AdamW(elbo.parameters(), lr=0.01)
elbo(y).backward()
optim.step()

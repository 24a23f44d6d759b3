"""Plates from a dict are entered on an exit stack in the model; the guide forgets one of them."""

from contextlib import ExitStack

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam
from pyro.optim import Adam


class Model(PyroModule):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes
        self.loc = PyroParam(torch.zeros(4))

    def _get_plates(self, subsample=None):
        return {name: pyro.plate(name, size, dim=-1 - i) for i, (name, size) in enumerate(self.sizes.items())}

    def model(self, x):
        plates = self._get_plates()
        with ExitStack() as stack:
            for p in plates.values():
                stack.enter_context(p)
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with plates["feat"], plates["obs"]:
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)

    def guide(self, x):
        plates = self._get_plates()
        with plates["feat"]:
            pyro.sample("z", dist.Normal(self.loc, 1.0))  # error: PYR306


m = Model({"feat": 4, "obs": 6})
SVI(m.model, m.guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.randn(6, 4))

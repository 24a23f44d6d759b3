import pyro
from pyro.infer import SVI, Trace_ELBO


class SVITrainer:
    def __init__(self, model, guide, lr=0.01):
        self._svi = SVI(model, guide, pyro.optim.Adam({"lr": lr}), Trace_ELBO())

    def step(self, *batch):
        return self._svi.step(*batch)

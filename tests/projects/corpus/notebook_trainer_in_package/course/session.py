import pyro
from pyro.infer import SVI, Trace_ELBO

from . import distributions


class Session:
    def __init__(self, family, steps=2):
        self.family = family
        self.steps = steps
        self.model = getattr(distributions, f"{family}_model")
        self.guide = getattr(distributions, f"{family}_guide")

    def train(self, data):
        pyro.clear_param_store()
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
        for _ in range(self.steps):
            self.svi.step(data)

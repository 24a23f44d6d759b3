import abc

import pyro
from pyro.infer import SVI, Trace_ELBO


class Estimator(abc.ABC):
    def __init__(self, steps=100, lr=0.01):
        self.steps, self.lr = steps, lr
        self.svi = None

    @abc.abstractmethod
    def model(self, *data):
        ...

    @abc.abstractmethod
    def guide(self, *data):
        ...

    def setup(self):
        pyro.clear_param_store()
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": self.lr}), Trace_ELBO())

    def fit(self, *data):
        if self.svi is None:
            self.setup()
        for _ in range(self.steps):
            self.svi.step(*data)
        return self

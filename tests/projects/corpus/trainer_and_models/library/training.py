import pyro
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Trainer:
    def __init__(self, task, lr=1e-3, loss=None):
        self.task = task
        self.loss = loss or Trace_ELBO()
        self.svi = SVI(task.model, task.guide, Adam({"lr": lr}), loss=self.loss)
        self.history = []

    def fit(self, x, y, epochs=100):
        pyro.clear_param_store()
        for _ in range(epochs):
            self.history.append(self.svi.step(x, y))
        return self.history

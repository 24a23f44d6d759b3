import pyro
from pyro.infer import SVI, Trace_ELBO


class Engine:
    def __init__(self, task):
        self.svi = SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def fit(self, loader, epochs):
        for epoch in range(epochs):
            for x, y in loader:
                self.svi.step(x, y)

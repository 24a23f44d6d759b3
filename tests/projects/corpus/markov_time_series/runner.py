import pyro
from pyro.infer import SVI, TraceEnum_ELBO


class Runner:
    elbo = TraceEnum_ELBO(max_plate_nesting=1)

    def __init__(self, task):
        self.task = task

    @property
    def svi(self):
        return SVI(self.task.model, self.task.guide, pyro.optim.Adam({"lr": 0.05}), loss=self.elbo)

    def run(self, data, steps=2):
        svi = self.svi
        return [svi.step(data) for _ in range(steps)]

import pyro
from pyro.infer import SVI, Trace_ELBO


class Fitter:
    def __init__(self, problem):
        self.problem = problem

    @property
    def guide(self):
        return self.problem.guide

    def fit(self, data):
        svi = SVI(self.problem.model, self.guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
        svi.step(data)
        return svi.step(data)

import pyro
from pyro.infer import SVI, Trace_ELBO

from .guide import make_guide
from .model import Schools


class Experiment:
    def __init__(self, config):
        self.config = config
        self.model = Schools(config.centered)
        self.guide = make_guide(config)

    def run(self):
        pyro.clear_param_store()
        y, sigma = self.config.data
        svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": self.config.lr}), Trace_ELBO())
        for _ in range(self.config.steps):
            svi.step(y, sigma)

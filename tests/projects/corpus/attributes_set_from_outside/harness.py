import pyro
from pyro.infer import SVI, Trace_ELBO


class Harness:
    optim = {"lr": 0.01}

    def run(self):
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam(self.optim), Trace_ELBO())
        for batch in self.loader:
            self.svi.step(batch)

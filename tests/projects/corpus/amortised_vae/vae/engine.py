from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Engine:
    def __init__(self, vae):
        self.vae = vae
        self.svi = SVI(vae.model, vae.guide, Adam({"lr": 1e-3}), loss=Trace_ELBO())

    def run_epoch(self, loader):
        total = 0.0
        for (batch,) in loader:
            total += self.svi.step(batch)
        return total / len(loader.dataset)

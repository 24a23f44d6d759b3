"""The labels of the first minibatch are kept for all others; the last is shorter."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Trainer:
    def __init__(self):
        self.offset = None

    def model(self, x):
        if self.offset is None:
            self.offset = torch.zeros(len(x))
        with pyro.plate("batch", len(x)):
            pyro.sample("x", dist.Normal(self.offset, 1.0), obs=x)  # error: PYR205

    def guide(self, x):
        pass


trainer = Trainer()
svi = SVI(trainer.model, trainer.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in (torch.zeros(3), torch.zeros(3), torch.zeros(2)):
    svi.step(batch)

"""The flag that makes the guide smaller is set on one side only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Latent:
    def __init__(self, size, compress=False):
        self.size = size // 2 if compress else size

    def prior(self):
        return pyro.sample("z", dist.Normal(torch.zeros(self.size), 1.0).to_event(1))

    def posterior(self):
        loc = pyro.param("loc", torch.zeros(self.size))
        return pyro.sample("z", dist.Normal(loc, 1.0).to_event(1))  # error: PYR306


def model(x):
    z = Latent(4).prior()
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    Latent(4, compress=True).posterior()


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

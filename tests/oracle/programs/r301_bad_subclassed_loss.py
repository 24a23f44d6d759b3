import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class TemperedElbo(Trace_ELBO):
    def __init__(self, temperature, **options):
        super().__init__(**options)
        self.temperature = temperature


def model(x):
    with pyro.poutine.scale(scale=0.1):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        skew = pyro.sample("skew", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc + skew, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TemperedElbo(0.5, num_particles=2)).step(torch.tensor(0.0))

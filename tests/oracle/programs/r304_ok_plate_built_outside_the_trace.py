import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Holder:
    def __init__(self):
        # Not built during the guide's run, so that the guide's trace does not hold it.
        self.plate = pyro.plate("only_in_guide", 3)

    def model(self, x):
        with pyro.plate("n", 3):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)

    def guide(self, x):
        with self.plate:
            pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(3)), 1.0))


h = Holder()
SVI(h.model, h.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))

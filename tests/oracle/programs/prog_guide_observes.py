"""The guide passes obs= at a site that the model wants sampled."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Tracker:
    def __init__(self, start=0.0):
        self.start = torch.tensor(start)

    def model(self, y):
        x0 = pyro.sample("x0", dist.Normal(0.0, 1.0))
        v = pyro.sample("v", dist.Normal(0.0, 1.0))
        with pyro.plate("t", y.shape[0]) as t:
            pyro.sample("y", dist.Normal(x0 + v * t, 0.3), obs=y)

    def guide(self, y):
        pyro.sample("v", dist.Normal(pyro.param("v_loc", torch.tensor(0.0)), 0.1))
        pyro.sample("x0", dist.Normal(0.0, 1.0), obs=self.start)  # error: PYR309


tracker = Tracker()
svi = SVI(tracker.model, tracker.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor([0.1, 0.3]))

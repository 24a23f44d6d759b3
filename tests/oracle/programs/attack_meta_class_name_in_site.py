"""Sites carry the name of their class; the subclass inherits the guide, where the name is spelt out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Trend:
    def model(self, y):
        pyro.sample(f"{type(self).__name__}.slope", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        pyro.sample("Trend.slope", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


class Season(Trend):
    pass


for cls in (Trend, Season):
    obj = cls()
    SVI(obj.model, obj.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

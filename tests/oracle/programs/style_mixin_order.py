"""Mixins: the method resolution order picks a guide that was meant for another class."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class FitMixin:
    def fit(self, data):
        return SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(data)


class LocGuide:
    def guide(self, data):  # error: PYR301
        pyro.sample("loc", dist.Normal(pyro.param("loc_q", torch.tensor(0.0)), 0.1))


class LocScaleGuide(LocGuide):
    def guide(self, data):
        super().guide(data)
        pyro.sample("scale", dist.LogNormal(pyro.param("scale_q", torch.tensor(0.0)), 0.1))


class LocScaleModel:
    def model(self, data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("n", len(data)):
            pyro.sample("x", dist.Normal(loc, scale), obs=data)


class Good(FitMixin, LocScaleGuide, LocScaleModel):
    pass


class Bad(FitMixin, LocGuide, LocScaleModel):
    pass


for cls in (Good, Bad):
    pyro.clear_param_store()
    cls().fit(torch.zeros(3))

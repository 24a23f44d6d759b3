"""Batches as dicts, handed on with ** through a wrapper that takes *args, **kwargs."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Logged:
    def __init__(self, fn):
        self.fn = fn
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.fn(*args, **kwargs)


def model(*, x, y=None, weight=1.0):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.poutine.scale(scale=weight):
        with pyro.plate("n", x.shape[0]):
            return pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def guide(*, x, **unused):
    pyro.sample("slope", dist.Normal(pyro.param("slope_q", torch.tensor(0.0)), 0.1))


loader = [{"x": torch.ones(2), "y": torch.zeros(2)}, {"x": torch.ones(3), "y": torch.ones(3), "weight": 0.5}]
svi = SVI(Logged(model), Logged(guide), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in loader:
    svi.step(**batch)

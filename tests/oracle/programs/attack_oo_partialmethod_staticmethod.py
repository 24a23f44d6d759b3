"""partialmethod fixes the order of the model; the static guide handles one order less."""
from functools import partialmethod
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Poly:
    def _model(self, order, y):
        for k in range(order + 1):
            pyro.sample(f"a{k}", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    linear = partialmethod(_model, 1)
    quadratic = partialmethod(_model, 2)

    @staticmethod
    def guide(y):  # error: PYR301
        for k in (0, 1):
            pyro.sample(f"a{k}", dist.Normal(pyro.param(f"q{k}", torch.tensor(0.0)), 1.0))


poly = Poly()
for model in (poly.linear, poly.quadratic):
    SVI(model, Poly.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

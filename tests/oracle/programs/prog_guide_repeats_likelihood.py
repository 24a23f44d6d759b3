"""The whole model copied into the guide, likelihood and all."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Regressor:
    def model(self, x, y):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(w * x, 1.0), obs=y)

    def guide(self, x, y):
        w = pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(w * x, 1.0), obs=y)  # error: PYR302


r = Regressor()
SVI(r.model, r.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3), torch.ones(3))

"""The prior takes all dims as events, the guide only the last."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class Factors:
    def __init__(self, n, k):
        self.shape = (n, k)

    def model(self, r):
        u = pyro.sample("u", dist.Normal(0.0, 1.0).expand(self.shape).to_event(2))
        pyro.sample("r", dist.Normal(u @ u.T, 1.0).to_event(2), obs=r)

    def guide(self, r):
        loc = pyro.param("u_loc", torch.randn(self.shape))
        pyro.sample("u", dist.Normal(loc, 0.1).to_event(1))  # error: PYR305


f = Factors(4, 2)
SVI(f.model, f.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.zeros(4, 4))

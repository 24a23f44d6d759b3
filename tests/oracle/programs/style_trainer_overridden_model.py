"""A subclass extends the inherited model by one site and forgets the guide, which is inherited too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Regression:
    intercept_name = "intercept"

    def __init__(self, n_features, lr=0.01):
        self.n_features = n_features
        self.lr = lr
        self.svi = None

    def model(self, x, y=None):
        w = pyro.sample("w", dist.Normal(torch.zeros(self.n_features), 1.0).to_event(1))
        mean = x @ w + self.extra_terms(x)
        with pyro.plate("rows", len(x)):
            return pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def extra_terms(self, x):
        return 0.0

    def guide(self, x, y=None):  # error: PYR301
        loc = pyro.param("w_loc", torch.zeros(self.n_features))
        scale = pyro.param("w_scale", torch.ones(self.n_features), constraint=dist.constraints.positive)
        return pyro.sample("w", dist.Normal(loc, scale).to_event(1))

    def fit(self, x, y, steps=2):
        if self.svi is None:
            self.svi = SVI(self.model, self.guide, Adam({"lr": self.lr}), loss=Trace_ELBO())
        return [self.svi.step(x, y) for _ in range(steps)]


class RegressionWithIntercept(Regression):
    def extra_terms(self, x):
        return super().extra_terms(x) + pyro.sample(self.intercept_name, dist.Normal(0.0, 10.0))


pyro.set_rng_seed(5)
x = torch.randn(8, 2)
RegressionWithIntercept(2).fit(x, x.sum(-1))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer import autoguide as ag


class Trainer:
    def __init__(self, guide_class=ag.AutoMultivariateNormal):
        self.guide = guide_class(self.model)  # error: PYR413

    def model(self, y):
        on = pyro.sample("on", dist.Categorical(torch.ones(2)))
        w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        pyro.sample("y", dist.Normal(w[on], 1.0), obs=y)

    def fit(self, y):
        SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(y)


Trainer().fit(torch.tensor(1.0))

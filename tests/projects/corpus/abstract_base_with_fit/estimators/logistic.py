import pyro
import pyro.distributions as dist
import torch

from estimators.base import Estimator


class LogisticClassifier(Estimator):
    def __init__(self, features, **options):
        super().__init__(**options)
        self.features = features

    def model(self, x, labels):
        w = pyro.sample("w", dist.Normal(torch.zeros(self.features), 1.0).to_event(1))
        with pyro.plate("n", x.shape[0]):
            pyro.sample("label", dist.Bernoulli(logits=x @ w), obs=labels)

    def guide(self, x, labels):
        loc = pyro.param("w_loc", torch.zeros(self.features))
        pyro.sample("w", dist.Normal(loc, 0.1).to_event(1))

import pyro
import pyro.distributions as dist
import torch

from estimators.base import Estimator


class MeanEstimator(Estimator):
    def model(self, y):
        mean = pyro.sample("mean", dist.Normal(0.0, 3.0))
        with pyro.plate("n", y.shape[0]):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def guide(self, y):
        pyro.sample("mean", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))

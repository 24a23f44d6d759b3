import pyro
import pyro.distributions as dist

from base import Estimator


class Broken(Estimator):
    def model(self, y):
        mean = pyro.sample("mean", dist.Normal(0.0, 3.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

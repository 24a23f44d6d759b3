import pyro
import pyro.distributions as dist


class Schools:
    def __init__(self, centered):
        self.centered = centered

    def __call__(self, y, sigma):
        mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
        tau = pyro.sample("tau", dist.HalfCauchy(10.0))
        with pyro.plate("schools", len(y)):
            if self.centered:
                theta = pyro.sample("theta", dist.Normal(mu, tau))
            else:
                eta = pyro.sample("eta", dist.Normal(0.0, 1.0))
                theta = pyro.deterministic("theta", mu + tau * eta)
            pyro.sample("obs", dist.Normal(theta, sigma), obs=y)

"""Training passes the target; scoring of held-out inputs by evaluate_loss does not, and its guide has no y."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Fit:
    def model(self, x, y=None):
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        with pyro.plate("n", x.shape[0]):
            return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)

    def guide(self, x, y=None):  # error: PYR301
        pyro.sample("b", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))

    def run(self, train, test):
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
        for _ in range(2):
            self.svi.step(*train)
        return self.svi.evaluate_loss(test)


Fit().run((torch.ones(3), torch.ones(3)), torch.ones(2))

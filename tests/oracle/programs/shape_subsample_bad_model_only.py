"""The guide takes all rows; the model wants a minibatch and is handed all of them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Regression:
    batch_size = 2

    def rows(self, x, subsample):
        size = self.batch_size if subsample else None
        return pyro.plate("rows", x.shape[0], subsample_size=size)  # error: PYR206

    def model(self, x):
        with self.rows(x, subsample=True) as i:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])

    def guide(self, x):
        with self.rows(x, subsample=False):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(5)), 1.0))


r = Regression()
SVI(r.model, r.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(5))

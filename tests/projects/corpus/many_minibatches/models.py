import pyro
import pyro.distributions as dist
import torch


class Regression:
    def model(self, x, y):
        w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        with pyro.plate("rows", x.shape[0]):
            pyro.sample("y", dist.Normal(x @ w, 1.0), obs=y)

    def guide(self, x, y):
        pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.zeros(2)), 0.1).to_event(1))

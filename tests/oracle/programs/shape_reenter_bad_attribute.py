"""A plate kept on the object is entered by the method and by the method that it calls."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net(torch.nn.Module):
    def decode(self, z, x):
        with self.rows:  # error: PYR207
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)

    def model(self, x):
        self.rows = pyro.plate("rows", len(x), dim=-1)
        with self.rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            self.decode(z, x)

    def guide(self, x):
        with pyro.plate("rows", len(x), dim=-1):
            pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(len(x))), 1.0))


net = Net()
SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))

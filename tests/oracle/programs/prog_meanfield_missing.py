"""Under TraceMeanField_ELBO a site that the guide lacks is more than a warning."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.distributions import constraints

D_IN = 2


class BNN:
    def __init__(self, d_in, names=("w1", "w2", "bias")):
        self.d_in = d_in
        self.names = names

    def model(self, x, y):
        values = []
        for name in self.names:
            values.append(pyro.sample(name, dist.Normal(torch.zeros(self.d_in), 1.0).to_event(1)))
        out = torch.tanh(x * values[0]).matmul(values[1]) + values[2].sum()
        with pyro.plate("rows", x.shape[0]):
            pyro.sample("y", dist.Bernoulli(logits=out), obs=y)

    def guide(self, x, y):  # error: PYR301
        for name in self.names[:-1]:
            loc = pyro.param(f"{name}.loc", torch.zeros(self.d_in))
            scale = pyro.param(f"{name}.scale", torch.ones(self.d_in), constraint=constraints.positive)
            pyro.sample(name, dist.Normal(loc, scale).to_event(1))


net = BNN(D_IN)
pyro.set_rng_seed(0)
SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.randn(4, 2), torch.ones(4))

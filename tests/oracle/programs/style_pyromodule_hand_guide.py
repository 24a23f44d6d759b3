"""A PyroModule model and a PyroModule guide; the guide misses the dotted name of the bias."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.nn import PyroModule, PyroParam, PyroSample
from pyro.infer import SVI, Trace_ELBO


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.fc = PyroModule[nn.Linear](2, 1)
        self.fc.weight = PyroSample(dist.Normal(torch.zeros(1, 2), torch.ones(1, 2)).to_event(2))
        self.fc.bias = PyroSample(dist.Normal(torch.zeros(1), torch.ones(1)).to_event(1))  # latent, too

    def forward(self, x, y):
        mean = self.fc(x).squeeze(-1)
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, 1.0), obs=y)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.w_loc = PyroParam(torch.zeros(1, 2))
        self.w_scale = PyroParam(torch.ones(1, 2), constraint=constraints.positive)

    def forward(self, x, y):  # error: PYR301
        pyro.sample("fc.weight", dist.Normal(self.w_loc, self.w_scale).to_event(2))


pyro.set_rng_seed(2)
svi = SVI(Model(), Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5, 2), torch.randn(5))

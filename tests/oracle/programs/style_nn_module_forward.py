"""A PyroModule's forward as the model, another's as the guide, trained with torch's own optimiser."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.nn import PyroModule, PyroParam


class Mixture(PyroModule):
    def __init__(self):
        super().__init__()
        self.log_noise = nn.Parameter(torch.tensor(0.0))

    def forward(self, y):
        with pyro.plate("items", y.shape[0]):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, self.log_noise.exp()), obs=y)


class Encoder(PyroModule):
    def __init__(self):
        super().__init__()
        self.net = PyroModule[nn.Linear](1, 1)
        self.scale = PyroParam(torch.tensor(0.5), constraint=dist.constraints.positive)

    def forward(self, y):
        loc = self.net(y.unsqueeze(-1)).squeeze(-1)
        with pyro.plate("items", y.shape[0]):
            pyro.sample("z", dist.Normal(loc, self.scale))


pyro.set_rng_seed(0)
y = torch.randn(6)
elbo = Trace_ELBO(num_particles=2)(Mixture(), Encoder())
elbo(y)
optim = torch.optim.Adam(elbo.parameters(), lr=1e-2)
for _ in range(3):
    optim.zero_grad()
    loss = elbo(y)
    loss.backward()
    optim.step()

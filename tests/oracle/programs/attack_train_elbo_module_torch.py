"""The loss as a torch module over model and guide, both PyroModules."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.nn import PyroModule, PyroParam
from torch.distributions import constraints


class Model(PyroModule):
    def __init__(self, noise=0.5):
        super().__init__()
        self.noise = PyroParam(torch.tensor(noise), constraint=constraints.positive)

    def forward(self, x):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            return pyro.sample("x", dist.Normal(z, self.noise), obs=x)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.loc = torch.nn.Parameter(torch.tensor(0.0))
        self.scale = PyroParam(torch.tensor(1.0), constraint=constraints.positive)

    def forward(self, x):
        return pyro.sample("z", dist.Normal(self.loc, self.scale))


x = torch.randn(4)
elbo = Trace_ELBO(num_particles=2)
elbo = elbo(Model(), Guide())
elbo(x)
optim = torch.optim.Adam(elbo.parameters(), lr=0.001)
for _ in range(2):
    optim.zero_grad()
    loss = elbo(x)
    loss.backward()
    optim.step()

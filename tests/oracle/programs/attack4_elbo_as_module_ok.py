"""The loss as a torch module, which pairs model and guide, and a torch optimiser with a scheduler."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import TraceMeanField_ELBO
from pyro.nn import PyroModule, PyroParam
from torch.distributions import constraints


class Guide(PyroModule):
    def __init__(self, p):
        super().__init__()
        self.loc = PyroParam(torch.zeros(p))
        self.log_scale = torch.nn.Parameter(torch.full((p,), -2.0))
        self.noise_loc = torch.nn.Parameter(torch.tensor(0.0))
        self.noise_scale = PyroParam(torch.tensor(0.1), constraint=constraints.positive)

    def forward(self, x, y=None):
        pyro.sample("w", dist.Normal(self.loc, self.log_scale.exp()).to_event(1))
        pyro.sample("noise", dist.LogNormal(self.noise_loc, self.noise_scale))


class Model(PyroModule):
    def forward(self, x, y=None):
        w = pyro.sample("w", dist.Normal(x.new_zeros(x.size(-1)), 1.0).to_event(1))
        noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
        with pyro.plate("n", x.size(0)):
            return pyro.sample("y", dist.Normal((x * w).sum(-1), noise), obs=y)


x, y = torch.randn(16, 2), torch.randn(16)
elbo = TraceMeanField_ELBO(num_particles=3, vectorize_particles=False)
loss_fn = elbo(Model(), Guide(2))
loss_fn(x, y)
optimizer = torch.optim.AdamW(loss_fn.parameters(), lr=0.01)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
for _ in range(3):
    optimizer.zero_grad()
    loss = loss_fn(x, y)
    loss.backward()
    optimizer.step()
    scheduler.step()

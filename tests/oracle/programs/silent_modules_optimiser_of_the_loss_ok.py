"""An optimiser of torch has the parameters of the loss module, which holds the guide."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)


class G(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)

    def forward(self, y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Normal(self.fc(y[:, None]).squeeze(-1), 1.0))


def model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


guide = G()
loss_fn = Trace_ELBO()(model, guide)
optim = torch.optim.Adam(loss_fn.parameters(), lr=0.01)
for _ in range(2):
    optim.zero_grad()
    loss_fn(DATA).backward()
    optim.step()

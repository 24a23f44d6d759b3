"""Only observed sites are in the plate whose minibatch a loader gives."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.nn import PyroModule, PyroSample

OPTIM = pyro.optim.Adam({"lr": 0.01})

X = torch.randn(40, 2)


class Regression(PyroModule):
    def __init__(self):
        super().__init__()
        self.lin = PyroModule[nn.Linear](2, 1)
        self.lin.weight = PyroSample(dist.Normal(0.0, 1.0).expand([1, 2]).to_event(2))

    def forward(self, x, y=None, n=40):
        mu = self.lin(x).squeeze(-1)
        with pyro.plate("rows", n, subsample_size=len(x)):
            return pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


m = Regression()
svi = SVI(m, AutoDiagonalNormal(m), OPTIM, Trace_ELBO())
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, X[:, 0]), batch_size=10)
for x, y in loader:
    svi.step(x, y)

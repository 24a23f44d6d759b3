"""The same kind of network with a guide by hand, which must use the dotted names of the layers."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Net(PyroModule):
    def __init__(self):
        super().__init__()
        self.fc = PyroModule[nn.Linear](2, 1)
        self.fc.weight = PyroSample(dist.Normal(0.0, 1.0).expand([1, 2]).to_event(2))
        self.fc.bias = PyroSample(dist.Normal(0.0, 1.0).expand([1]).to_event(1))

    def forward(self, x, y=None):
        mean = self.fc(x).squeeze(-1)
        with pyro.plate("data", len(x)):
            return pyro.sample("y", dist.Normal(mean, 0.1), obs=y)


def guide(x, y=None):  # error: PYR301
    w = pyro.param("w", torch.zeros(1, 2))
    b = pyro.param("b", torch.zeros(1))
    pyro.sample("fc.weight", dist.Normal(w, 0.1).to_event(2))
    pyro.sample("fc_bias", dist.Normal(b, 0.1).to_event(1))  # error: PYR302


svi = SVI(Net(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(4, 2), torch.randn(4))

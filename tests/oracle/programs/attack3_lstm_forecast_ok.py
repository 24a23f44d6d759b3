"""An LSTM with a Bayesian noise; packed data of equal length."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(input_size=2, hidden_size=6, num_layers=2, batch_first=True, bidirectional=True)
        self.out = nn.Linear(12, 1)

    def forward(self, x):
        output, (hidden, cell) = self.lstm(x)
        return self.out(output[:, -1]).squeeze(-1)


net = Net()


def model(x, y):
    pyro.module("net", net)
    sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
    with pyro.plate("windows", x.size(0)):
        pyro.sample("y", dist.Normal(net(x), sigma), obs=y)


def guide(x, y):
    pyro.sample("sigma", dist.Delta(pyro.param("s", torch.tensor(1.0), constraint=dist.constraints.positive)))


series = torch.randn(10, 2)
windows = series.unfold(0, 4, 1).transpose(1, 2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(windows[:-1], series[4:, 0])

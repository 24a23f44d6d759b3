"""A sequential of Bayesian layers by PyroModule; the guide omits the bias of the last."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


def bayes(n_in, n_out):
    layer = PyroModule[nn.Linear](n_in, n_out)
    layer.weight = PyroSample(dist.Normal(0.0, 1.0).expand([n_out, n_in]).to_event(2))
    layer.bias = PyroSample(dist.Normal(0.0, 1.0).expand([n_out]).to_event(1))
    return layer


class Net(PyroModule):
    def __init__(self):
        super().__init__()
        self.net = PyroModule[nn.Sequential](bayes(2, 3), PyroModule[nn.ReLU](), bayes(3, 1))

    def forward(self, x, y):
        mean = self.net(x).squeeze(-1)
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):  # error: PYR301
    for i, (n_in, n_out) in zip((0, 2), [(2, 3), (3, 1)]):
        w = pyro.param(f"w{i}", torch.zeros(n_out, n_in))
        pyro.sample(f"net.{i}.weight", dist.Normal(w, 0.1).to_event(2))
        if i < 2:
            pyro.sample(f"net.{i}.bias", dist.Normal(pyro.param(f"b{i}", torch.zeros(n_out)), 0.1).to_event(1))


SVI(Net(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3, 2), torch.ones(3))

"""forward hands over to a method, which reads a PyroSample; called directly, the same method draws without a site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def body(self, y):
        pyro.sample("y", dist.Normal(self.w, 1.0), obs=y)

    def forward(self, y):
        return self.body(y)


def guide(y):
    pyro.sample("w", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


def empty(y):
    pass


net = Model()
SVI(net, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
SVI(net.body, empty, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).evaluate_loss(torch.tensor(1.0))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.bias = PyroSample(dist.Normal(0.0, 1.0))
        self.weight = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, x, y):
        mean = self.weight * x + self.bias
        with pyro.plate("data", len(x)):
            return pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.loc = PyroParam(torch.tensor(0.0))

    def forward(self, x, y):  # error: PYR301
        pyro.sample("weight", dist.Normal(self.loc, 1.0))


loss_fn = Trace_ELBO()(Model(), Guide())
x = torch.arange(4.0)
loss_fn(x, x + 1).backward()

"""PyroModules nested in each other, with names made by _pyro_get_fullname and by attribute access."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample


class Layer(PyroModule):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.bias = PyroSample(lambda self: dist.Normal(torch.zeros(self.size), 1.0).to_event(1))

    def forward(self, h):
        gain = pyro.sample(self._pyro_get_fullname("gain"), dist.LogNormal(0.0, 0.1))
        return gain * (h + self.bias)


class Net(PyroModule):
    def __init__(self, sizes):
        super().__init__()
        self.first = Layer(sizes)
        self.second = Layer(sizes)

    def forward(self, x):
        mean = self.second(self.first(torch.zeros(2)))
        pyro.sample("x", dist.Normal(mean, 1.0).to_event(1), obs=x)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.loc = PyroParam(torch.zeros(2, 2))

    def forward(self, x):
        for i, part in enumerate(["first", "second"]):
            pyro.sample(part + ".bias", dist.Normal(self.loc[i], 0.1).to_event(1))
            pyro.sample(part + ".gain", dist.LogNormal(0.0, 0.05))


SVI(Net(2), Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(2))

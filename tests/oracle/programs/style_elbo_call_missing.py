"""Trace_ELBO()(model, guide) on PyroModules; the guide samples the noise under another name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.nn import PyroModule, PyroParam
from pyro.distributions import constraints


class Model(PyroModule):
    def forward(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
        with pyro.plate("items", y.shape[0]):
            pyro.sample("y", dist.Normal(mu, noise), obs=y)


class MeanField(PyroModule):
    def __init__(self):
        super().__init__()
        self.mu_loc = PyroParam(torch.tensor(0.0))
        self.mu_scale = PyroParam(torch.tensor(1.0), constraint=constraints.positive)
        self.noise_loc = PyroParam(torch.tensor(0.0))

    def forward(self, y):  # error: PYR301
        pyro.sample("mu", dist.Normal(self.mu_loc, self.mu_scale))
        pyro.sample("sigma", dist.LogNormal(self.noise_loc, 0.1))  # error: PYR302


pyro.settings.set(module_local_params=True)
loss_fn = Trace_ELBO()(Model(), MeanField())
params = list(loss_fn.parameters())
opt = torch.optim.SGD(params, lr=1e-3)
loss = loss_fn(torch.tensor([0.5, 1.5]))
loss.backward()
opt.step()

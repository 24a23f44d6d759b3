"""A Bayesian network with PyroModule, PyroSample priors set in a loop, and a horseshoe on the first layer."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive
from pyro.infer.autoguide import AutoLowRankMultivariateNormal, AutoNormal
from pyro.nn import PyroModule, PyroSample


class Horseshoe(PyroModule):
    def __init__(self, n_in, n_hidden=5, n_out=1):
        super().__init__()
        self.tau = PyroSample(dist.HalfCauchy(1.0))
        self.lam = PyroSample(dist.HalfCauchy(1.0).expand([n_hidden, n_in]).to_event(2))
        self.raw = PyroSample(dist.Normal(0.0, 1.0).expand([n_hidden, n_in]).to_event(2))
        self.out = PyroModule[nn.Linear](n_hidden, n_out)
        for name, value in list(self.out.named_parameters()):
            setattr(self.out, name, PyroSample(dist.Normal(0.0, 1.0).expand(value.shape).to_event(value.dim())))

    def forward(self, x, y=None):
        w = self.raw * self.lam * self.tau
        h = torch.tanh(x @ w.T)
        mean = self.out(h)
        sigma = pyro.sample("sigma", dist.Gamma(1.0, 1.0))
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, sigma), obs=y)  # error: PYR203
        return mean


x = torch.randn(25, 3)
y = x[:, 0] - x[:, 1]
net = Horseshoe(3)
guide = AutoLowRankMultivariateNormal(net, rank=2)
svi = SVI(net, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(x, y)
samples = Predictive(net, guide=guide, num_samples=3)(x)

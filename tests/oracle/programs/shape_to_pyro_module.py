"""An nn network made Bayesian weight by weight: to_pyro_module_ and PyroSample set in a loop."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn.module import PyroModule, PyroSample, to_pyro_module_

net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
to_pyro_module_(net)
for m in net.modules():
    for name, value in list(m.named_parameters(recurse=False)):
        setattr(m, name, PyroSample(prior=dist.Normal(0.0, 1.0).expand(value.shape).to_event(value.dim())))


def model(x, y=None):
    mean = net(x).squeeze(-1)
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


guide = AutoNormal(model)
pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4, 2), torch.randn(4))

"""Every parameter of a wrapped network becomes a sample by to_pyro_module_ and a loop over named_parameters."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.nn.module import PyroModule, PyroSample, to_pyro_module_


class Model(PyroModule):
    def __init__(self, net):
        super().__init__()
        to_pyro_module_(net)
        for m in net.modules():
            for name, value in list(m.named_parameters(recurse=False)):
                setattr(m, name, PyroSample(dist.Normal(0.0, 1.0).expand(value.shape).to_event(value.dim())))
        self.net = net

    def forward(self, x, y):
        mean = self.net(x).squeeze(-1)
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


model = Model(nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1)))
SVI(model, AutoDiagonalNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3, 2), torch.ones(3))

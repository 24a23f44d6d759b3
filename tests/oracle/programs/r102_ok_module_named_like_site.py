import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

net = torch.nn.Linear(1, 1)


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(1), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


def guide(x):
    pyro.module("z", net)
    pyro.sample("z", dist.Normal(net(x), 1.0).to_event(1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(1))

"""A network that is put into evaluation mode may be one that is not to be trained."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})

net = nn.Sequential(nn.Linear(1, 1), nn.BatchNorm1d(1))
net.eval()


def model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    with pyro.plate("n", 6):
        pyro.sample(
            "z",
            dist.Normal(
                net(y[:, None]).squeeze(-1),
                pyro.param("s", torch.tensor(1.0), constraint=constraints.positive),
            ),
        )


SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

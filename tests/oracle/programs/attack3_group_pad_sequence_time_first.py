"""Ragged groups are padded with the members first."""
import torch
import pyro
import pyro.distributions as dist
from torch.nn.utils.rnn import pad_sequence
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

groups = [torch.randn(3), torch.randn(5), torch.randn(2)]
padded = pad_sequence(groups)


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("groups", 3, dim=-2):
        level = pyro.sample("level", dist.Normal(mu, 1.0))
        with pyro.plate("members", 5, dim=-1):
            pyro.sample("y", dist.Normal(level, 1.0), obs=y)  # error: PYR213


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(padded)

"""A site hidden by block is in no trace, whatever its batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with poutine.block():
        jitter = pyro.sample("jitter", dist.Normal(torch.zeros(4), 0.01))
    with pyro.plate("n", 4):
        pyro.sample("x", dist.Normal(mu + jitter, 1.0), obs=x)


def guide(x):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))

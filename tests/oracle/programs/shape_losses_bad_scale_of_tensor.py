"""poutine.scale with one weight a row widens the scalar site inside it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro import poutine


def model(y, weights):
    with poutine.scale(scale=weights):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))  # error: PYR203
    with pyro.plate("n", 3), poutine.scale(scale=weights):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y, weights):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.ones(3))

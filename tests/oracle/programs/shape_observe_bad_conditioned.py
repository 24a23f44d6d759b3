"""The data come in by condition, of another length than the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def prior(n):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", n):
        return pyro.sample("x", dist.Normal(mu, 1.0))  # error: PYR213


def guide(n):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


model = pyro.condition(prior, data={"x": torch.zeros(7)})
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(5)

"""A plate of nobody."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

NUM_EXTRA = 0


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("extra", NUM_EXTRA):  # error: PYR210
        pyro.sample("e", dist.Normal(mu, 1.0), obs=torch.zeros(NUM_EXTRA))
    pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


def guide(x):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))

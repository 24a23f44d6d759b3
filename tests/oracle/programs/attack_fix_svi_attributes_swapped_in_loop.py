"""One SVI object is given another guide in each round; the second guide lacks a site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for n in "ab":
        pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def full(y):
    for n in "ab":
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), 1.0))


def half(y):  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("qa", torch.tensor(0.0)), 1.0))


svi = SVI(model, full, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for q in (full, half):
    svi.guide = q
    svi.step(torch.tensor(1.0))

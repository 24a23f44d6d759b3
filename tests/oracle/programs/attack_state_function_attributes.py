"""Settings hang on the functions themselves."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for n in model.sites:
        pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


model.sites = ["a"]
model.sites += ["b"]


def guide(y):  # error: PYR301
    for n in model.sites[:guide.depth]:
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


guide.depth = 1
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

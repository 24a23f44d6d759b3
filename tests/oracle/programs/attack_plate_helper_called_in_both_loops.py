"""A plate made by a helper is called once per group with its own name, and once without."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def rows(n, tag="rows"):
    return pyro.plate(tag, n, dim=-1)  # error: PYR304


def model(ys):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for g, y in enumerate(ys):
        with rows(len(y), tag=f"rows_{g}"):
            pyro.sample(f"y_{g}", dist.Normal(mu, 1.0), obs=y)


def guide(ys):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with rows(sum(map(len, ys))):
        pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step([torch.randn(2), torch.randn(3)])

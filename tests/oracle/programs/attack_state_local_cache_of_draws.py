"""A cache of one run keeps a site from being drawn twice: no duplicate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Memo(dict):
    def __missing__(self, name):
        self[name] = pyro.sample(name, dist.Normal(0.0, 1.0))
        return self[name]


def model(y):
    draws = Memo()
    pyro.sample("y", dist.Normal(draws["mu"] * draws["mu"] + draws["nu"], 1.0), obs=y)


def guide(y):
    for name in ("mu", "nu"):
        pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.tensor(1.0))

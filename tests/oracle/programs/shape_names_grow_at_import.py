"""A module-level list of names that is appended to, sorted and cleaned before the functions run."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

raw = " Alpha, beta ,GAMMA"
names = []
for piece in raw.split(","):
    names.append(piece.strip().lower())
names += ["delta"]
names.sort(reverse=True)
first, *rest = names


def model(y):
    total = pyro.sample(first, dist.Normal(0.0, 1.0))
    for name in rest:
        total = total + pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for name in ["alpha", "beta", "delta", "gamma"]:
        pyro.sample(name, dist.Normal(pyro.param(f"{name!s}_loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

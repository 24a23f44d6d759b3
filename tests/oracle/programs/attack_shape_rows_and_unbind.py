"""Looping over a matrix, its transpose, its slices and its unbound columns."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(3, 2)


def model(x):
    for i, row in enumerate(x):
        pyro.sample(f"row_{i}", dist.Normal(0.0, 1.0))
    for j, col in enumerate(x.unbind(-1)):
        pyro.sample(f"col_{j}", dist.Normal(0.0, 1.0))
    for k in range(x[1:].shape[0]):
        pyro.sample(f"diff_{k}", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(torch.zeros(3, 2), 1.0).to_event(2), obs=x)


def guide(x):
    n, m = x.shape
    for kind, count in {"row": n, "col": len(x.T), "diff": n - 1}.items():
        for i in range(count):
            pyro.sample(f"{kind}_{i}", dist.Normal(pyro.param(f"{kind}{i}q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x)

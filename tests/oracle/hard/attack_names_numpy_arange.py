"""numpy integers as indices; linspace values as rounded labels."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

knots = np.linspace(0.0, 1.0, 3)


def model(y):
    total = 0.0
    for i in np.arange(2):
        total = total + pyro.sample("z_" + str(i), dist.Normal(0.0, 1.0))
    for k in knots:
        total = total + pyro.sample(f"knot_{k:.1f}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for i in range(2):
        pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"loc_{i}", torch.tensor(0.0)), 1.0))
    for k in (0.0, 0.5, 1.0):
        pyro.sample("knot_%.1f" % k, dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

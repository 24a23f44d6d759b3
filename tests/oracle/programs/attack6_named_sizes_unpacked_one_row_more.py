"""Sizes are unpacked from shapes in several spellings, the data come from a file that need not be there."""
import io

import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

TEXT = "\n".join(" ".join(str(i * j % 5) for j in range(3)) for i in range(12))
X = torch.tensor(np.loadtxt(io.StringIO(TEXT)), dtype=torch.float)


def model(X):
    n, d = X.shape
    w = pyro.sample("w", dist.Normal(torch.zeros(d), 1.0).to_event(1))
    with pyro.plate("rows", X.size(0)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z.unsqueeze(-1) * w, 1.0).to_event(1), obs=X)


def guide(X):
    w_loc = pyro.param("w_loc", torch.zeros(X.shape[1]))
    w_scale = pyro.param("w_scale", torch.ones(X.size(-1)), constraint=constraints.positive)
    z_loc = pyro.param("z_loc", torch.zeros(len(X) + 1))
    pyro.sample("w", dist.Normal(w_loc, w_scale).to_event(1))
    with pyro.plate("rows", X.shape[0]):
        pyro.sample("z", dist.Normal(z_loc, 0.1))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(X)

"""The indices are wanted as a list, inside the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    n = pyro.plate("n", len(x), subsample_size=2)
    with n:
        chosen = list(n)  # error: PYR208
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x[chosen])


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(5.0))

# silent: PYR307 raises at the first draw outside of the prior's interval
"""The guide's interval is wider than the prior's, by little."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    u = pyro.sample("u", dist.Uniform(0.0, 1.0))
    pyro.sample("x", dist.Normal(u, 1.0), obs=x)


def guide(x):
    pyro.sample("u", dist.Uniform(0.0, 1.000001))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))

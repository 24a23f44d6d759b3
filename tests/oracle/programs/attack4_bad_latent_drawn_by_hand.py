"""A hierarchical model whose group effects are drawn by .rsample()."""
# silent: PYR103 the group effects are noise
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(group, y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    effects = dist.Normal(mu, tau).expand([4]).rsample()  # error: PYR103
    with pyro.plate("data", len(y)):
        pyro.sample("y", dist.Normal(effects[group], 1.0), obs=y)


group = torch.arange(12) % 4
svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(group, torch.randn(12))

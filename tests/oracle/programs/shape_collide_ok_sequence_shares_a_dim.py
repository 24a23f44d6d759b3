"""One after the other, plates may share a dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x, y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("xs", len(x), dim=-1):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)
    with pyro.plate("ys", len(y), dim=-1):
        pyro.sample("y", dist.Normal(-loc, 1.0), obs=y)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.zeros(5))

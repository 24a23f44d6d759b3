"""The guide counts its levels from one, the model from zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

T = 4


def model(y):
    level = torch.tensor(0.0)
    for t in range(T):
        level = pyro.sample(f"level_{t}", dist.Normal(level, 1.0))
        pyro.sample(f"y_{t}", dist.Normal(level, 1.0), obs=y[t])


def guide(y):  # error: PYR301
    loc = pyro.param("loc", torch.zeros(T))
    for t, m in enumerate(loc, start=1):
        pyro.sample(f"level_{t}", dist.Normal(m, 1.0))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(T))

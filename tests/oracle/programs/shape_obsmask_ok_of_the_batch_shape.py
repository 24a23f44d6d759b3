"""A mask of the batch shape, and one of a single flag."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y, known):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("years", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y, obs_mask=known)
    pyro.sample("last", dist.Normal(mu, 1.0), obs=y[-1], obs_mask=known[-1])


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4), torch.tensor([True, False, True, True]))

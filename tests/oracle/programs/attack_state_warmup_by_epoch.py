"""The full model starts after a warm-up of one epoch; its guide stays behind."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, warm=False):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = 1.0 if warm else pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y, warm=False):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for epoch in range(3):
    svi.step(torch.tensor(1.0), warm=epoch < 1)

"""As long as the warm-up never ends within the run, the small guide is enough."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

WARMUP = 5


def model(y, epoch):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = 1.0
    if epoch >= WARMUP:
        sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y, epoch):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for epoch in range(WARMUP):
    svi.step(torch.tensor(1.0), epoch)

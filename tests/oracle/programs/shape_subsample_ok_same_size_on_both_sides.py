"""One constant, used by model and guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

BATCH = 5


def model(x):
    with pyro.plate("rows", len(x), subsample_size=BATCH) as i:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])


def guide(x):
    loc = pyro.param("loc", torch.zeros(len(x)))
    with pyro.plate("rows", len(x), BATCH) as i:
        pyro.sample("z", dist.Normal(loc[i], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(20))

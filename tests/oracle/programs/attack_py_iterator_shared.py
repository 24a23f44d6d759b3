"""zip object made once at module level is exhausted after the first step."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

specs = zip(["a", "b"], [1.0, 2.0])


def model(y):
    for name, scale in [("a", 1.0), ("b", 2.0)]:
        pyro.sample(name, dist.Normal(0.0, scale))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    for name, scale in specs:
        pyro.sample(name, dist.Normal(0.0, scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
svi.step(torch.tensor(1.0))

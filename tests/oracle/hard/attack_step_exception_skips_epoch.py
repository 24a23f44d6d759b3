"""The model refuses short batches with an exception that the loop catches: only long ones are trained."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class TooShort(ValueError):
    pass


def model(y):
    if len(y) < 2:
        raise TooShort(len(y))
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    if len(y) >= 2:
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for batch in [torch.randn(1), torch.randn(3)]:
    try:
        svi.step(batch)
    except TooShort:
        continue

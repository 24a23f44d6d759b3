"""continue, break and else decide which weeks have a holiday effect."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for week in range(6):
        if week % 3 == 1:
            continue
        if week > 4:
            break
        pyro.sample(f"week_{week}", dist.Normal(0.0, 1.0))
    else:
        pyro.sample("rest", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for week in (0, 2, 3):
        pyro.sample(f"week_{week}", dist.Normal(pyro.param(f"q{week}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""Without the break the else clause of the model's loop runs, and nobody guides its site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for week in range(3):
        if week > 4:
            break
        pyro.sample(f"week_{week}", dist.Normal(0.0, 1.0))
    else:
        pyro.sample("rest", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    for week in range(3):
        pyro.sample(f"week_{week}", dist.Normal(pyro.param(f"q{week}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

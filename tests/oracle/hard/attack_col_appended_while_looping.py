"""The list grows while it is walked: the loop also reaches what it has appended."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    queue = [0]
    for node in queue:
        pyro.sample(f"node_{node}", dist.Normal(0.0, 1.0))
        for child in (2 * node + 1, 2 * node + 2):
            if child < 4:
                queue.append(child)
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for node in range(4):
        pyro.sample(f"node_{node}", dist.Normal(pyro.param(f"q{node}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

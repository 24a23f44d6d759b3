"""The loop variable of a comprehension does not leak, that of a for loop does."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

i = 7
squares = [i * i for i in range(3)]
for j in range(3):
    pass


def model(y):
    pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
    pyro.sample(f"w_{j}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z_7", dist.Normal(0.0, 1.0))
    pyro.sample("w_3", dist.Normal(0.0, 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

"""A mutable default argument counts calls: the second call of the model names another site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, seen=[]):
    seen.append(len(seen))
    z = pyro.sample(f"z_{len(seen)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z_1", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.tensor(1.0))

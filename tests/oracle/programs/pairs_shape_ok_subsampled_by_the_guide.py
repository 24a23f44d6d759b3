"""Both sides have the size of the guide's minibatch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("n", len(x)) as i:
        z = pyro.sample("z", dist.Normal(torch.zeros(len(i)), 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])


def guide(x):
    locs = pyro.param("locs", torch.zeros(len(x)))
    with pyro.plate("n", len(x), 3) as i:
        pyro.sample("z", dist.Normal(locs[i], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))

"""range(0) runs no round; the plates in it are never built."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(batches, x):
    for i in range(len(batches)):
        with pyro.plate(f"b_{i}", 0):
            pyro.sample(f"y_{i}", dist.Normal(0.0, 1.0), obs=batches[i])
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(batches, x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step([], torch.tensor(0.0))

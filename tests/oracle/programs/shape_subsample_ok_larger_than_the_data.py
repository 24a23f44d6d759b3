"""A minibatch of all the data: the size asked for is the size of the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = x.shape[0]
    with pyro.plate("n", n, subsample_size=min(n, 100)) as i:
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x[i])


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))

"""A sequential plate has no dim to compare with."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    for i in pyro.plate("n", len(x)):
        w = pyro.param("w", torch.zeros(7), event_dim=0)
        pyro.sample(f"x_{i}", dist.Normal(w[i], 1.0), obs=x[i])


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))

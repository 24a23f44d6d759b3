"""A size of one, or no such dim at all, is shared by the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("a", 3, dim=-2), pyro.plate("b", 4, dim=-1):
        one = pyro.param("one", torch.zeros(1), event_dim=0)
        scalar = pyro.param("scalar", torch.tensor(0.0), event_dim=0)
        vector = pyro.param("vector", torch.zeros(5), event_dim=1)
        columns = pyro.param("columns", torch.zeros(3, 1), event_dim=0)
        pyro.sample("x", dist.Normal(one + scalar + vector.sum() + columns, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 4))

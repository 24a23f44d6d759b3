"""The plate counts the columns, the distribution has the rows."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("data", x.shape[1]):
        pyro.sample("y", dist.Normal(x[:, 0] * b, 1.0), obs=y)  # error: PYR205


def guide(x, y):
    pyro.sample("b", dist.Delta(pyro.param("b_map", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(6, 2), torch.randn(6))

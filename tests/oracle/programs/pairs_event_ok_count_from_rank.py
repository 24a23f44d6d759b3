"""to_event(loc.dim()), to_event() and to_event(2) agree on a matrix."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    w = pyro.sample("w", dist.Normal(torch.zeros(4, 2), 1.0).to_event(2))
    v = pyro.sample("v", dist.Normal(torch.zeros(4, 2), 1.0).to_event())
    pyro.sample("x", dist.Normal((w + v).sum(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(4, 2))
    pyro.sample("w", dist.Normal(loc, 0.1).to_event(loc.dim()))
    pyro.sample("v", dist.Normal(loc, 0.1).to_event(1).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

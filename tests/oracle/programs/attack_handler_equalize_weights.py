"""equalize ties sites together: the later ones become copies of the first and want no guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(y):
    total = sum(pyro.sample(f"tied_{i}", dist.Normal(0.0, 1.0)) for i in range(2))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    pyro.sample("tied_0", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


tied = poutine.equalize(model, "tied_.+")
SVI(tied, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

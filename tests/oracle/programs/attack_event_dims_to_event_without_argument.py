"""to_event() without argument takes all batch dims; the guide's one batch dim under a plate is taken too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("rows", 4):
        z = pyro.sample("z", dist.Normal(torch.zeros(4, 2), 1.0).to_event(1))
        pyro.sample("y", dist.Normal(z.sum(-1), 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(4, 2))
    with pyro.plate("rows", 4):
        pyro.sample("z", dist.Normal(loc, 1.0).to_event())  # error: PYR305


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4))

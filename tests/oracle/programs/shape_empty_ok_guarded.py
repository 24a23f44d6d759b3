"""The empty case is left out by an if."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, extra):
    with pyro.plate("x_plate", len(x)):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)
    if len(extra) > 0:
        with pyro.plate("extra_plate", len(extra)):
            pyro.sample("extra", dist.Normal(0.0, 1.0), obs=extra)


def guide(x, extra):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.tensor([]))

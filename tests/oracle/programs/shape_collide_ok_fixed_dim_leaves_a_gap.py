"""The outer plate sits at -3; the automatic ones fill -1 and -2."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("far", 2, dim=-3):
        with pyro.plate("near", 5), pyro.plate("middle", 4):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            assert z.shape == (2, 4, 5)
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", lambda: torch.zeros(2, 4, 5))
    with pyro.plate("far", 2, dim=-3), pyro.plate("near", 5), pyro.plate("middle", 4):
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 4, 5))

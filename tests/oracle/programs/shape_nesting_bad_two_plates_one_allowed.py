"""Two nested plates under a loss that is told of one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("groups", 3, dim=-2):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("members", 4, dim=-1):
            pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(3, 1))
    with pyro.plate("groups", 3, dim=-2):
        pyro.sample("mu", dist.Normal(loc, 1.0))


elbo = Trace_ELBO(max_plate_nesting=1)  # error: PYR202
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=elbo)
svi.step(torch.zeros(3, 4))

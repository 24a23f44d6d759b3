"""In two plates the parameter has the sizes the wrong way round."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(y):
    with pyro.plate("i", 4, dim=-2), pyro.plate("j", 3, dim=-1):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    with pyro.plate("i", 4, dim=-2), pyro.plate("j", 3, dim=-1):
        loc = pyro.param("loc", lambda: torch.zeros(3, 4), event_dim=0)  # error: PYR211
        pyro.sample("z", dist.Normal(loc.T, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3))

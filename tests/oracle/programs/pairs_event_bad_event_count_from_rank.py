"""to_event(loc.dim() - 1) was written for a matrix; here loc is a vector."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def normal(loc):
    return dist.Normal(loc, 0.5).to_event(loc.dim() - 1)


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    pyro.sample("z", normal(pyro.param("loc", torch.zeros(4))))  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=2))
for _ in range(3):
    svi.step(torch.tensor(1.0))

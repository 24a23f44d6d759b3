"""The auxiliary draw does not count, the exchange behind it does."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    c = pyro.sample("c", dist.Normal(b, 1.0))
    pyro.sample("x", dist.Normal(c, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(3))
    pyro.sample("u", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
    pyro.sample("a", dist.Normal(loc[0], 1.0))
    pyro.sample("c", dist.Normal(loc[2], 1.0))  # error: PYR311
    pyro.sample("b", dist.Normal(loc[1], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO(num_particles=2))
for _ in range(3):
    svi.step(torch.tensor(0.0))

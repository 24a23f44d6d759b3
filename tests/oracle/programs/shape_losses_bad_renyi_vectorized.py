"""RenyiELBO with vectorized particles guesses the nesting in a plain run and meets a wide site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)  # error: PYR203


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=3,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.zeros(4))

"""SVI itself is a partial; model and guide come as keywords from a dictionary."""
from functools import partial
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mean", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))  # error: PYR302


make_svi = partial(SVI, optim=pyro.optim.RMSprop({"lr": 0.01}), loss=RenyiELBO(alpha=0.5, num_particles=2))
pair = {"model": model, "guide": guide}
make_svi(**pair).step(torch.randn(4))

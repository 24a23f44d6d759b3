import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3):
        pyro.sample("x", dist.Normal(loc + shift, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


elbo = TraceTailAdaptive_ELBO(num_particles=3, vectorize_particles=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), elbo).step(torch.zeros(3))

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

# Built outside of any trace, a plate leaves no site of its own behind.
latents = pyro.plate("rows", 3)
observations = pyro.plate("rows", 3)


def model(x):
    with latents:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with observations:
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with latents:
        pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(3)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))

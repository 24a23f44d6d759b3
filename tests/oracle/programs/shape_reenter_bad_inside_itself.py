"""A helper enters the plate that its caller is already in."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    plate = pyro.plate("n", len(x))

    def latent(name):
        with plate:  # error: PYR207
            return pyro.sample(name, dist.Normal(0.0, 1.0))

    with plate:
        z = latent("z")
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with pyro.plate("n", len(x)):
        pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(4)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))

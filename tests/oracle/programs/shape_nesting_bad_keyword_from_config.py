"""The number comes from a configuration that was written for the flat model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO

CONFIG = {"lr": 0.01, "loss": {"num_particles": 1, "max_plate_nesting": 1}}


def model(y):
    with pyro.plate("region", 2):
        rate = pyro.sample("rate", dist.Gamma(3.0, 1.0))
        with pyro.plate("day", 7):
            pyro.sample("y", dist.Poisson(rate), obs=y)


def guide(y):
    shape = pyro.param("shape", torch.full((2,), 3.0), constraint=dist.constraints.positive)
    with pyro.plate("region", 2):
        pyro.sample("rate", dist.Gamma(shape, 1.0))


svi = SVI(
    model, guide, pyro.optim.Adam({"lr": CONFIG["lr"]}), TraceMeanField_ELBO(**CONFIG["loss"])  # error: PYR202
)
svi.step(torch.ones(7, 2))

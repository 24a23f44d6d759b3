import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import ClippedAdam


def model(y):
    with pyro.plate("n", len(y)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(len(y)))
    with pyro.plate("n", len(y)):
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(
    model,
    guide,
    ClippedAdam({"lr": 0.1}),
    loss=TraceTailAdaptive_ELBO(num_particles=3, max_plate_nesting=1),  # error: PYR417
)
svi.step(torch.zeros(3))

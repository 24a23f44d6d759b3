# shows: PYR213 The right-most size of value must match event_shape
"""Points in the plane under a normal distribution in space."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(points):
    cov = 2 * torch.eye(3)
    with pyro.plate("n", len(points)):
        pyro.sample("p", dist.MultivariateNormal(torch.zeros(3), cov), obs=points)  # error: PYR213


def guide(points):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(7, 2))

# shows: PYR213 The right-most size of value must match event_shape
"""A vector of five words' counts under a distribution over six."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(counts):
    with pyro.plate("documents", counts.shape[0]):
        theta = pyro.sample("theta", dist.Dirichlet(torch.ones(6)))
        pyro.sample("counts", dist.Multinomial(10, theta), obs=counts)  # error: PYR213


def guide(counts):
    a = pyro.param("a", torch.ones(6), constraint=dist.constraints.positive)
    with pyro.plate("documents", counts.shape[0]):
        pyro.sample("theta", dist.Dirichlet(a))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.full((4, 5), 2.0))

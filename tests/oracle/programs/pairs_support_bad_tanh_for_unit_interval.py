"""A tanh gives (-1, 1), the prior lives on (0, 1)."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import TanhTransform


def model(x):
    rho = pyro.sample("rho", dist.Beta(2.0, 2.0))
    pyro.sample("x", dist.Normal(rho, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(-1.0))
    pyro.sample(  # error: PYR307
        "rho", dist.TransformedDistribution(dist.Normal(loc, 0.01), [TanhTransform()])
    )


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

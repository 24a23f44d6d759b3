"""The stretched sigmoid ends at twelve, the prior at ten."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import AffineTransform, SigmoidTransform


def model(x):
    u = pyro.sample("u", dist.Uniform(0.0, 10.0))
    pyro.sample("x", dist.Normal(u, 1.0), obs=x)


def guide(x):
    base = dist.Normal(pyro.param("loc", torch.tensor(6.0)), 0.01)
    pyro.sample(  # error: PYR307
        "u", dist.TransformedDistribution(base, [SigmoidTransform(), AffineTransform(0.0, 12.0)])
    )


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

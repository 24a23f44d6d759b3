"""A log-normal written as a transformed normal has no event dim of its own."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions.transforms import AffineTransform, ExpTransform
from pyro.infer import SVI, Trace_ELBO


def model(y):
    s = pyro.sample("s", dist.HalfCauchy(torch.ones(2)).to_event(1))
    pyro.sample("y", dist.Normal(0.0, s.sum()), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(2))
    q = dist.TransformedDistribution(dist.Normal(loc, 1.0), [AffineTransform(0.0, 0.5), ExpTransform()])
    pyro.sample("s", q)  # error: PYR305


# shows: PYR305 invalid log_prob shape
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))

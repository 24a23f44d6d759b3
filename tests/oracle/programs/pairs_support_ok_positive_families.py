"""One positive family guides another; the boundary makes no difference."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import ExpTransform, SoftplusTransform

PRIORS = [dist.Gamma(2.0, 1.0), dist.HalfNormal(1.0), dist.HalfCauchy(1.0), dist.Exponential(1.0), dist.LogNormal(0.0, 1.0)]


def model(x):
    total = sum(pyro.sample(f"s{i}", prior) for i, prior in enumerate(PRIORS))
    pyro.sample("x", dist.Normal(0.0, total), obs=x)


def guide(x):
    m = pyro.param("m", torch.zeros(5))
    pyro.sample("s0", dist.LogNormal(m[0], 0.1))
    pyro.sample("s1", dist.Gamma(m[1].exp(), 1.0))
    pyro.sample("s2", dist.TransformedDistribution(dist.Normal(m[2], 1.0), [ExpTransform()]))
    pyro.sample("s3", dist.TransformedDistribution(dist.Normal(m[3], 1.0), SoftplusTransform()))
    pyro.sample("s4", dist.Weibull(m[4].exp(), 2.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

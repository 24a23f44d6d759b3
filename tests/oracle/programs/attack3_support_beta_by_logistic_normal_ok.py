"""A probability is proposed by a Normal through a sigmoid."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.transforms as T
from pyro.infer import SVI, Trace_ELBO


def model(heads, n=10):
    p = pyro.sample("p", dist.Beta(2.0, 2.0))
    pyro.sample("heads", dist.Binomial(n, p), obs=heads)


def guide(heads, n=10):
    loc = pyro.param("loc", torch.tensor(-4.0))
    scale = torch.nn.functional.softplus(pyro.param("raw", torch.tensor(0.0)))
    pyro.sample("p", dist.TransformedDistribution(dist.Normal(loc, scale), T.SigmoidTransform()))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(3.0))

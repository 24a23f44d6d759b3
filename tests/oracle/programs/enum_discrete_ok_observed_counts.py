import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal


def model(counts, kinds):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(counts)):
        pyro.sample("count", dist.Poisson(rate), obs=counts)
        pyro.sample("kind", dist.Bernoulli(p), obs=kinds)


guide = AutoLowRankMultivariateNormal(model, rank=1)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(3), torch.zeros(3))

"""Discrete families with one set of values."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    a = pyro.sample("a", dist.Bernoulli(0.5))
    b = pyro.sample("b", dist.Binomial(1, 0.5))
    c = pyro.sample("c", dist.Poisson(2.0))
    d = pyro.sample("d", dist.NegativeBinomial(3, 0.5))
    e = pyro.sample("e", dist.Categorical(torch.ones(2)))
    f = pyro.sample("f", dist.Binomial(total_count=4, probs=0.5))
    pyro.sample("x", dist.Normal(a + b + c + d + e + f, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("a", dist.Binomial(1, p))
    pyro.sample("b", dist.Bernoulli(p))
    pyro.sample("c", dist.GammaPoisson(p, 1.0))
    pyro.sample("d", dist.Poisson(p))
    pyro.sample("e", dist.Bernoulli(p))
    pyro.sample("f", dist.BetaBinomial(1.0, 1.0 + p, total_count=4))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))

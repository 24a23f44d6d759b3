"""In the guide, a parameter of the number of topics stands in the plate of documents."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TOPICS, DOCUMENTS = 3, 4


def model(x):
    with pyro.plate("documents", DOCUMENTS):
        length = pyro.sample("length", dist.Gamma(2.0, 1.0))
        pyro.sample("x", dist.Poisson(length), obs=x)


def guide(x):
    rate = pyro.param("rate", torch.ones(TOPICS), constraint=dist.constraints.positive)
    with pyro.plate("documents", DOCUMENTS):
        pyro.sample("length", dist.Gamma(rate, 1.0))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(4))

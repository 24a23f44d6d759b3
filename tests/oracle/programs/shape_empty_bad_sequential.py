"""A sequential plate over an empty list is no empty loop: it raises."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(documents):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    for i in pyro.plate("documents", len(documents)):  # error: PYR210
        pyro.sample(f"d_{i}", dist.Bernoulli(p), obs=documents[i])


def guide(documents):
    pyro.sample("p", dist.Beta(pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive), 2.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step([])

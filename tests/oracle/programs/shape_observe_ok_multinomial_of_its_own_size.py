"""The categories are counted from the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(counts):
    documents, words = counts.shape
    with pyro.plate("documents", documents):
        theta = pyro.sample("theta", dist.Dirichlet(torch.ones(words)))
        pyro.sample("counts", dist.Multinomial(total_count=10, probs=theta), obs=counts)


def guide(counts):
    a = pyro.param("a", torch.ones(counts.shape[-1]), constraint=dist.constraints.positive)
    with pyro.plate("documents", len(counts)):
        pyro.sample("theta", dist.Dirichlet(a))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.full((4, 5), 2.0))

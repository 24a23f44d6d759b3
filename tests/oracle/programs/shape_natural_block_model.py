"""A stochastic block model: edges between all pairs of nodes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO

NODES, BLOCKS = 5, 2


def model(edges):
    with pyro.plate("from_block", BLOCKS, dim=-2), pyro.plate("to_block", BLOCKS, dim=-1):
        affinity = pyro.sample("affinity", dist.Beta(1.0, 1.0))
    pi = pyro.sample("pi", dist.Dirichlet(torch.ones(BLOCKS)))
    with pyro.plate("nodes", NODES):
        z = pyro.sample("z", dist.Categorical(pi))
    p = affinity[z][:, z]
    with pyro.plate("senders", NODES, dim=-2), pyro.plate("receivers", NODES, dim=-1):
        pyro.sample("edges", dist.Bernoulli(p), obs=edges)


def guide(edges):
    a, b = pyro.param("ab", torch.ones(2, BLOCKS, BLOCKS), constraint=dist.constraints.positive)
    with pyro.plate("from_block", BLOCKS, dim=-2), pyro.plate("to_block", BLOCKS, dim=-1):
        pyro.sample("affinity", dist.Beta(a, b))
    pyro.sample("pi", dist.Dirichlet(pyro.param("pi_a", torch.ones(BLOCKS), constraint=dist.constraints.positive)))
    logits = pyro.param("logits", torch.zeros(NODES, BLOCKS))
    with pyro.plate("nodes", NODES):
        pyro.sample("z", dist.Categorical(logits=logits))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(2):
    svi.step(torch.ones(NODES, NODES))

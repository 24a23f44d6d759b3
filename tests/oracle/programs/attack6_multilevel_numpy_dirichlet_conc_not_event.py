"""Compositions of groups drawn with NumPy, a multinomial with a hierarchical Dirichlet prior."""
import numpy as np
import torch
import torch.distributions.constraints as constraints
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

G, K = 7, 4
p = np.random.dirichlet(np.ones(K), size=G)
counts = torch.tensor(np.stack([np.random.multinomial(50, row) for row in p])).float()


def model(counts):
    conc = pyro.sample("conc", dist.Exponential(torch.ones(K)).to_event(1))
    with pyro.plate("groups", G):
        theta = pyro.sample("theta", dist.Dirichlet(conc + 0.1))
        pyro.sample("n", dist.Multinomial(50, theta), obs=counts)


def guide(counts):
    q_conc = pyro.param("q_conc", torch.ones(K), constraint=constraints.positive)
    q_theta = pyro.param("q_theta", torch.ones(G, K) / K, constraint=constraints.simplex)
    pyro.sample("conc", dist.LogNormal(q_conc.log(), 0.1))  # error: PYR305
    with pyro.plate("groups", G):
        pyro.sample("theta", dist.Dirichlet(q_theta * 10))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(counts)

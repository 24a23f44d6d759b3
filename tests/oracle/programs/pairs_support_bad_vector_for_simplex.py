"""A vector of normals is no simplex."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    p = pyro.sample("p", dist.Dirichlet(torch.ones(3)))
    pyro.sample("x", dist.Normal(p[0], 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.full((3,), 1.0))
    pyro.sample("p", dist.Normal(loc, 0.01).to_event(1))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))

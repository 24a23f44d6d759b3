"""A point estimate of a vector is a batch of points unless event_dim says otherwise."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
from functools import partial

point = partial(pyro.param, constraint=dist.constraints.simplex)


def model(x):
    p = pyro.sample("p", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Categorical(p), obs=x)


def guide(x):
    pyro.sample("p", dist.Delta(point("p_map", torch.full((3,), 1 / 3))))  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 2, 1, 1]))

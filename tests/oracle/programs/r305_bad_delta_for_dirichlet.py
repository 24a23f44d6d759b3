import torch
import pyro
from pyro import param, sample
from pyro.distributions import Categorical, Delta, Dirichlet, constraints
from pyro.infer import TraceGraph_ELBO


def model(n):
    p = sample("p", Dirichlet(torch.ones(3)))
    with pyro.plate("n", n):
        sample("k", Categorical(p), obs=torch.zeros(n))


def guide(n):
    sample("p", Delta(param("p_map", torch.ones(3) / 3, constraint=constraints.simplex)))  # error: PYR305


TraceGraph_ELBO().loss(model, guide, 4)

import torch
import pyro
from pyro import plate, sample
from pyro.distributions import Bernoulli, Normal, constraints
from pyro.infer import TraceGraph_ELBO


def model(x):
    with plate("n", 3):
        k = sample("k", Bernoulli(0.5))
        sample("x", Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.full((3,), 0.5), constraint=constraints.unit_interval)
    with plate("n", 3):
        sample("k", Bernoulli(q), infer=dict(enumerate="parallel"))


loss = TraceGraph_ELBO()  # error: PYR401
loss.loss(model, guide, torch.zeros(3))

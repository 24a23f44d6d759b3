import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    for i in range(70):
        bit = pyro.sample(f"bit_{i}", dist.Bernoulli(0.5))
        pyro.sample(f"x_{i}", dist.Normal(bit, 1.0), obs=x[i])


def guide(x):
    q = pyro.param("q", torch.full((70,), 0.5), constraint=dist.constraints.unit_interval)
    for i in range(70):
        pyro.sample(f"bit_{i}", dist.Bernoulli(q[i]))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(70))

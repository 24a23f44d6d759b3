import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam


def model(y):
    k = pyro.sample("k", dist.Bernoulli(0.3))
    pyro.sample("y", dist.Normal(k, 1.0), obs=y)


def guide(y):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q))  # error: PYR314


loss = TraceTailAdaptive_ELBO(vectorize_particles=True)  # error: PYR418
SVI(model, guide, Adam({"lr": 0.1}), loss).step(torch.tensor(0.4))

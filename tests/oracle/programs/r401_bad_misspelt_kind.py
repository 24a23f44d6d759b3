# silent: PYR412 the misspelling itself is never mentioned
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": "parralel"})  # error: PYR412


elbo = Trace_ELBO(num_particles=2)  # error: PYR401
elbo.loss(model, guide, torch.tensor(0.0))

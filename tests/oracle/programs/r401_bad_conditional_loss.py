import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO, TraceEnum_ELBO, config_enumerate

EXACT = False


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q))


guide = config_enumerate(guide, "parallel")
elbo = TraceEnum_ELBO(max_plate_nesting=0) if EXACT else RenyiELBO(num_particles=2)  # error: PYR401
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo).step(torch.tensor(0.1))
